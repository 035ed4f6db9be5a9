#pragma once
// One connection, as the HTTP library sees it: a stream of ours between the library and the socket. It reads ahead and
// gathers what is written, so that a request costs one recv and an answer one send, and it knows what is left of a
// request that nobody read.
#include <array>
#include <chrono>
#include <string>
#include <utility>
#include <vector>

#include "exchange/delivery.h"
#include "library.h"

namespace mock {

class Line final : public httplib::Stream {
 public:
  /// How long to wait for a client that says nothing or reads nothing, and for how many requests the line is.
  struct Terms {
    std::chrono::seconds patience{0};
    bool is_for_one_request = false;
  };
  /// Takes over the socket's options, not the socket: whoever made the line closes it.
  Line(socket_t socket, Terms terms);

  /// The line of the request that this thread is answering: handlers of the library are not told on which line they
  /// are.
  static thread_local Line* current;

  /// Waits for the first byte of the next request; false when there will be none.
  bool wait_for_request();
  /// Called when the head of a request has been read: `length` bytes of body follow, or chunks, which count as 0 here
  /// because the library reads them to their end.
  void expect_body(std::size_t length);
  /// Reads past what is left of the body. False when the line cannot be used for another request.
  bool finish_request();
  /// Sends what was written, in the way of `wire`; false when the connection is over.
  bool deliver();

  WireEffect wire;         // how the answer at hand is to travel
  bool answered = false;   // by this program, not by the library on its own
  bool malformed = false;  // the request cannot be told apart from what follows it
  // What the library is not to see of a request, and what it is made to see.
  std::vector<std::pair<std::string, std::string>> hidden_headers;
  bool has_made_up_length = false;

  bool client_closes = false;  // the client has said that this is its last request

  /// True when the answer at hand is to be the last one on this line.
  [[nodiscard]] bool is_last() const { return !answered || malformed || client_closes || terms_.is_for_one_request; }

  const std::string& remote_address() const { return remote_address_; }

  // read() waits, and write() never does. Older versions of the library ask is_writable() and newer ones the three
  // below it, so that none of them can be marked override.
  // NOLINTBEGIN(*-override, readability-convert-member-functions-to-static): see above
  bool is_readable() const override { return true; }
  bool is_writable() const { return true; }
  bool wait_readable() const { return true; }
  bool wait_writable() const { return true; }
  time_t duration() const { return 0; }
  // NOLINTEND(*-override, readability-convert-member-functions-to-static)
  ssize_t read(char* to, size_t size) override;
  ssize_t write(const char* from, size_t size) override;
  void get_remote_ip_and_port(std::string& ip, int& port) const override;
  void get_local_ip_and_port(std::string& ip, int& port) const override;
  // Only asked for to refuse descriptors that select() cannot handle, and this line does not use select().
  socket_t socket() const override { return 0; }

 private:
  bool receive();
  bool flush(int flags = 0);
  void name_unknown_status();
  [[nodiscard]] bool send(std::string_view bytes, int flags = 0) const;
  bool drip(std::size_t bytes_a_second);
  void lose();
  bool pause(std::chrono::microseconds time);

  const socket_t socket_;
  const Terms terms_;
  std::string remote_address_;
  int remote_port_ = 0;
  std::array<char, 16384> in_{};
  std::size_t in_start_ = 0, in_end_ = 0;
  std::string out_;
  std::size_t budget_ = 0;     // bytes that may still be read for the request at hand
  std::size_t body_left_ = 0;  // bytes of a body of known length that nobody has read yet
};

}  // namespace mock
