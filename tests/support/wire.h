#pragma once
// A client that deals in bytes: what it sends is what it is told to, and what it reads is what was on the wire.
#include <string>
#include <string_view>

struct bio_st;

namespace mock::test {

class Wire {
 public:
  /// Connects to "http://127.0.0.1:PORT".
  explicit Wire(std::string_view base_url);
  /// Takes a socket that is connected.
  explicit Wire(int socket) : socket_(socket) {}
  ~Wire();
  Wire(Wire&& other) noexcept;
  Wire(const Wire&) = delete;

  /// From here on everything is encrypted, once more if it is already. Returns what is wrong with the certificate of
  /// the server, for a client that trusts the authority `ca` (PEM) and looks for `host`: "ok" when nothing is, and
  /// nothing when there was no handshake at all.
  std::string encrypt(const std::string& ca, const std::string& host);
  /// True when an encrypted connection has ended as it should: the server has said so.
  [[nodiscard]] bool has_ended_well() const;

  void send(std::string_view bytes);
  /// One whole answer: head and body, by its Content-Length. Empty when the server closed the connection instead.
  std::string answer();
  /// The head of an answer that has no body, whatever length it tells.
  std::string head();
  /// All that comes up to the end of this text, or of the connection.
  std::string until(std::string_view text);
  /// Sends a request and reads its answer.
  std::string ask(std::string_view request) {
    send(request);
    return answer();
  }
  /// All that comes until the server closes the connection.
  std::string rest();
  /// True when the connection was broken (RST), not closed; after rest() or answer() has come to its end.
  [[nodiscard]] bool was_reset() const { return was_reset_; }
  /// True when the server has closed the connection; waits for it as long as a test may take.
  bool is_closed();

 private:
  bool receive();
  int socket_;
  bio_st* encrypted_ = nullptr;
  std::string received_;
  bool was_reset_ = false;
};

/// "GET /path HTTP/1.1" with a token and more headers ("Name: value\r\n"…).
std::string get(std::string_view path, std::string_view token = {}, std::string_view headers = {});
/// The same with a body.
std::string with_body(std::string_view method, std::string_view path, std::string_view token, std::string_view body);

int status_of(std::string_view answer);
std::string_view body_of(std::string_view answer);

}  // namespace mock::test
