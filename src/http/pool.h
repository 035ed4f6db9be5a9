#pragma once
// A thread for every connection, up to a limit, or up to what the machine gives. A client that keeps its connection
// open and says nothing holds one thread that sleeps, and nobody waits behind it; a pool of fixed size would let idle
// clients starve live ones. Beyond the limit connections wait for a thread, first come, first served.
//
// Two threads are kept aside for connections that ask for the control API: whatever holds all others, the rules that
// make it so can be taken away.
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace mock {

class Pool {
 public:
  /// Whose turn it is: any connection's, which keeps its thread to its end, or one's that asks for the control API.
  enum class Turn { any, control };
  using Serve = std::function<void(int socket, Turn turn)>;

  /// `waiting` is kept at the number of connections that wait for a thread.
  Pool(std::size_t most_threads, Serve serve, std::atomic<std::size_t>& waiting);

  /// Makes the threads without which nothing could be served. Throws std::system_error when they cannot be had.
  void start();

  /// Takes over a connection. False when it has to wait; then hurry() may be called.
  bool take(int socket);
  /// This connection, if it still waits, asks for the control API.
  void hurry(int socket);
  /// True when connections wait although there may be more threads: try_to_grow() later.
  [[nodiscard]] bool is_short_of_threads() const;
  void try_to_grow();

  /// Serves what waits, takes nothing more, and returns once all is served, or false when that takes longer.
  bool close(std::chrono::milliseconds patience);
  /// After close().
  void join();

 private:
  struct Queue {
    std::deque<int> sockets;
    std::condition_variable news;
  };
  void grow();
  void add_thread(Turn turn);
  void work(Turn turn);
  [[nodiscard]] Queue& queue(Turn turn) { return turn == Turn::any ? any_ : control_; }
  void count_waiting();

  const std::size_t most_threads_;
  const Serve serve_;
  std::atomic<std::size_t>& waiting_;
  mutable std::mutex mutex_;  // guards what follows, except that threads are joined after closing_ without it
  Queue any_, control_;
  std::vector<std::thread> threads_, spare_threads_;
  std::size_t idle_ = 0;  // of threads_
  std::size_t alive_ = 0;
  std::condition_variable last_one_gone_;
  bool closing_ = false;
};

}  // namespace mock
