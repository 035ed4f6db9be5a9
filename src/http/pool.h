#pragma once
// A thread for every connection, up to a limit, or up to what the machine gives. A client that keeps its connection
// open and says nothing holds one thread that sleeps, and nobody waits behind it; a pool of fixed size would let idle
// clients starve live ones. Beyond the limit connections wait for a thread, first come, first served.
//
// Two threads are kept aside for connections that ask for the control API: whatever holds all others, the rules that
// make it so can be taken away.
//
// A connection whose answer has no end would keep its thread for ever. It goes on leave with it: the pool then counts
// it no more, and may make another thread in its place.
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

  static constexpr std::size_t most_on_leave = 64;
  struct Seat {
    Pool& pool;
    Turn turn;
  };
  /// As long as it lives, this thread is not one of those that serve. Not granted, it means nothing.
  class Leave {
   public:
    /// `seat`: the one that the thread serves in; null: none, and nobody waits for it.
    explicit Leave(Seat* seat) : seat_(seat), is_granted_(seat == nullptr || seat->pool.leave(seat->turn)) {}
    ~Leave() {
      if (is_granted_ && seat_ != nullptr) seat_->pool.come_back(seat_->turn);
    }
    Leave(const Leave&) = delete;
    Leave& operator=(const Leave&) = delete;
    [[nodiscard]] bool is_granted() const { return is_granted_; }

   private:
    Seat* const seat_;
    const bool is_granted_;
  };

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
  bool leave(Turn turn);
  void come_back(Turn turn);
  [[nodiscard]] std::size_t most_threads() const { return most_threads_ + on_leave_; }
  [[nodiscard]] bool may_serve(Turn turn) const { return turn == Turn::control || serving_ < most_threads_; }
  [[nodiscard]] std::size_t free_places() const;
  [[nodiscard]] Queue& queue(Turn turn) { return turn == Turn::any ? any_ : control_; }
  void count_waiting();

  const std::size_t most_threads_;
  const Serve serve_;
  std::atomic<std::size_t>& waiting_;
  mutable std::mutex mutex_;  // guards what follows, except that threads are joined after closing_ without it
  Queue any_, control_;
  std::vector<std::thread> threads_, spare_threads_;
  std::size_t idle_ = 0;      // of threads_
  std::size_t serving_ = 0;   // of threads_, those on leave not among them
  std::size_t on_leave_ = 0;  // of all
  std::size_t alive_ = 0;
  std::condition_variable last_one_gone_;
  bool closing_ = false;
};

}  // namespace mock
