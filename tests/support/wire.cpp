#include "support/wire.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <memory>
#include <stdexcept>
#include <utility>

namespace mock::test {

Wire::Wire(std::string_view base_url) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  int port = 0;
  const auto digits = base_url.substr(base_url.rfind(':') + 1);
  std::from_chars(digits.data(), digits.data() + digits.size(), port);
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  if (::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
    throw std::runtime_error("cannot connect to " + std::string(base_url));
  const timeval patience{20, 0};
  setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
}

Wire::~Wire() {
  BIO_free_all(encrypted_);
  if (socket_ >= 0) ::close(socket_);
}

Wire::Wire(Wire&& other) noexcept
    : socket_(std::exchange(other.socket_, -1)),
      encrypted_(std::exchange(other.encrypted_, nullptr)),
      received_(std::move(other.received_)) {}

std::string Wire::encrypt(const std::string& ca, const std::string& host) {
  std::signal(SIGPIPE, SIG_IGN);
  const std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)> context(SSL_CTX_new(TLS_client_method()), &SSL_CTX_free);
  const std::unique_ptr<BIO, decltype(&BIO_free)> text(BIO_new_mem_buf(ca.data(), static_cast<int>(ca.size())),
                                                       &BIO_free);
  const std::unique_ptr<X509, decltype(&X509_free)> authority(PEM_read_bio_X509(text.get(), nullptr, nullptr, nullptr),
                                                              &X509_free);
  X509_STORE_add_cert(SSL_CTX_get_cert_store(context.get()), authority.get());
  SSL_CTX_set_verify(context.get(), SSL_VERIFY_PEER, nullptr);
  BIO* layer = BIO_new_ssl(context.get(), 1);
  encrypted_ = BIO_push(layer, encrypted_ == nullptr ? BIO_new_socket(socket_, BIO_NOCLOSE) : encrypted_);
  SSL* ssl = nullptr;
  BIO_get_ssl(layer, &ssl);
  SSL_ctrl(ssl, SSL_CTRL_SET_TLSEXT_HOSTNAME, TLSEXT_NAMETYPE_host_name, const_cast<char*>(host.c_str()));
  auto* wanted = SSL_get0_param(ssl);
  if (X509_VERIFY_PARAM_set1_ip_asc(wanted, host.c_str()) != 1)
    X509_VERIFY_PARAM_set1_host(wanted, host.data(), host.size());
  const bool is_done = BIO_do_handshake(layer) == 1;
  const auto verdict = SSL_get_verify_result(ssl);
  if (!is_done && verdict == X509_V_OK) return {};
  return X509_verify_cert_error_string(verdict);
}

bool Wire::has_ended_well() const {
  SSL* ssl = nullptr;
  BIO_get_ssl(encrypted_, &ssl);
  return (SSL_get_shutdown(ssl) & SSL_RECEIVED_SHUTDOWN) != 0;
}

void Wire::send(std::string_view bytes) {
  while (!bytes.empty()) {
    const auto sent = encrypted_ != nullptr ? BIO_write(encrypted_, bytes.data(), static_cast<int>(bytes.size()))
                                            : ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return;  // the answer will tell
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
}

bool Wire::receive() {
  std::array<char, 65536> buffer;
  const auto count = encrypted_ != nullptr ? BIO_read(encrypted_, buffer.data(), buffer.size())
                                           : ::recv(socket_, buffer.data(), buffer.size(), 0);
  was_reset_ = count < 0 && errno == ECONNRESET;
  if (count > 0) received_.append(buffer.data(), static_cast<std::size_t>(count));
  return count > 0;
}

std::string Wire::answer() {
  std::size_t head = 0;
  while ((head = received_.find("\r\n\r\n")) == std::string::npos)
    if (!receive()) return std::exchange(received_, {});
  std::size_t length = 0;
  if (const auto at = received_.find("Content-Length: "); at < head)
    std::from_chars(received_.data() + at + 16, received_.data() + head, length);
  const auto end = head + 4 + length;
  while (received_.size() < end)
    if (!receive()) return std::exchange(received_, {});
  auto whole = received_.substr(0, end);
  received_.erase(0, end);
  return whole;
}

std::string Wire::head() {
  std::size_t end = 0;
  while ((end = received_.find("\r\n\r\n")) == std::string::npos)
    if (!receive()) return std::exchange(received_, {});
  auto head = received_.substr(0, end + 4);
  received_.erase(0, end + 4);
  return head;
}

std::string Wire::until(std::string_view text) {
  std::size_t begin = 0;
  while ((begin = received_.find(text)) == std::string::npos)
    if (!receive()) return std::exchange(received_, {});
  auto found = received_.substr(0, begin + text.size());
  received_.erase(0, found.size());
  return found;
}

std::string Wire::rest() {
  while (receive()) {
  }
  return std::exchange(received_, {});
}

bool Wire::is_closed() {
  std::array<char, 1024> ignored;
  return ::recv(socket_, ignored.data(), ignored.size(), 0) == 0;
}

std::string get(std::string_view path, std::string_view token, std::string_view headers) {
  std::string request = "GET " + std::string(path) + " HTTP/1.1\r\nHost: localhost\r\n";
  if (!token.empty()) request += "Authorization: aivenv1 " + std::string(token) + "\r\n";
  return request + std::string(headers) + "\r\n";
}

std::string with_body(std::string_view method, std::string_view path, std::string_view token, std::string_view body) {
  return std::string(method) + " " + std::string(path) + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: aivenv1 " +
         std::string(token) + "\r\nContent-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) +
         "\r\n\r\n" + std::string(body);
}

int status_of(std::string_view answer) {
  int status = 0;
  if (answer.size() > 12) std::from_chars(answer.data() + 9, answer.data() + 12, status);
  return status;
}

std::string_view body_of(std::string_view answer) {
  const auto head = answer.find("\r\n\r\n");
  return head == std::string_view::npos ? std::string_view() : answer.substr(head + 4);
}

}  // namespace mock::test
