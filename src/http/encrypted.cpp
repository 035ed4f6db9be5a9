#include "encrypted.h"

#include <openssl/err.h>
#include <openssl/ssl.h>

#include <array>
#include <cstring>
#include <new>

namespace mock {
namespace {

constexpr std::size_t longest_record = SSL3_RT_MAX_PLAIN_LENGTH;

int read_below(BIO* bio, char* to, std::size_t size, std::size_t* count) {
  BIO_clear_retry_flags(bio);
  auto* const encrypted = static_cast<Encrypted*>(BIO_get_data(bio));
  *count = encrypted->take(to, size);
  if (*count > 0) return 1;
  // No end, which libssl takes for an attack: who was silent for too long is still told so.
  if (encrypted->is_shaken()) BIO_set_retry_read(bio);
  return 0;
}

int write_below(BIO* bio, const char* from, std::size_t size, std::size_t* count) {
  const bool is_done = static_cast<Encrypted*>(BIO_get_data(bio))->give({from, size});
  *count = is_done ? size : 0;
  return is_done ? 1 : 0;
}

// Nothing is kept back, and where nothing more was read there is nothing more.
long control_below(BIO*, int what, long, void*) { return what == BIO_CTRL_FLUSH || what == BIO_CTRL_EOF ? 1 : 0; }

// How libssl reaches the Bytes below.
BIO_METHOD* way_below() {
  static BIO_METHOD* const method = [] {
    auto* made = BIO_meth_new(BIO_get_new_index() | BIO_TYPE_SOURCE_SINK, "Bytes");
    if (made == nullptr) throw std::bad_alloc();
    BIO_meth_set_read_ex(made, read_below);
    BIO_meth_set_write_ex(made, write_below);
    BIO_meth_set_ctrl(made, control_below);
    return made;
  }();
  return method;
}

std::string why_it_failed() {
  const auto error = ERR_peek_last_error();
  const auto* const reason = ERR_reason_error_string(error);
  const bool has_ended = error == 0 || ERR_GET_REASON(error) == SSL_R_UNEXPECTED_EOF_WHILE_READING;
  return has_ended || reason == nullptr ? "the client has gone away" : reason;
}

}  // namespace

void Encrypted::Free::operator()(ssl_st* ssl) const { SSL_free(ssl); }

Encrypted::Encrypted(const Tls& tls, Bytes& below, std::string_view first)
    : below_(below), first_(first), ssl_(SSL_new(tls.context())) {
  auto* const bio = BIO_new(way_below());
  if (!ssl_ || bio == nullptr) {
    BIO_free(bio);
    throw std::bad_alloc();
  }
  BIO_set_data(bio, this);
  BIO_set_init(bio, 1);
  SSL_set_bio(ssl_.get(), bio, bio);
  ERR_clear_error();
  if (SSL_accept(ssl_.get()) != 1) throw HandshakeFailure(why_it_failed());
}

bool Encrypted::is_shaken() const { return SSL_is_init_finished(ssl_.get()) == 1; }

std::size_t Encrypted::take(char* to, std::size_t size) {
  if (first_.empty()) return below_.read(to, size);
  const auto count = first_.copy(to, size);
  first_.erase(0, count);
  return count;
}

std::size_t Encrypted::read(char* to, std::size_t size) {
  std::size_t count = 0;
  ERR_clear_error();
  return SSL_read_ex(ssl_.get(), to, size, &count) == 1 ? count : 0;
}

// Head and body become one record when they fit into one: each costs encryption, a header and a system call.
bool Encrypted::write(std::string_view first, std::string_view second) {
  if (!first.empty() && !second.empty() && first.size() + second.size() <= longest_record) {
    std::array<char, longest_record> both;  // NOLINT(*-member-init): only what is written to it is read
    std::memcpy(both.data(), first.data(), first.size());
    std::memcpy(both.data() + first.size(), second.data(), second.size());
    return write_record({both.data(), first.size() + second.size()});
  }
  return write_record(first) && write_record(second);
}

bool Encrypted::write_record(std::string_view text) {
  std::size_t count = 0;
  ERR_clear_error();
  return text.empty() || SSL_write_ex(ssl_.get(), text.data(), text.size(), &count) == 1;
}

void Encrypted::end() {
  ERR_clear_error();
  SSL_shutdown(ssl_.get());
}

}  // namespace mock
