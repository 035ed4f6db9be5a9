#include "message.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace mock {
namespace {

constexpr std::array<std::pair<std::string_view, Method>, 8> methods{{
    {"GET", Method::get},
    {"HEAD", Method::head},
    {"POST", Method::post},
    {"PUT", Method::put},
    {"PATCH", Method::patch},
    {"DELETE", Method::remove},
    {"OPTIONS", Method::options},
    {"TRACE", Method::other},
}};

// A target in absolute form, "http://authority/path?query", taken apart; nothing when it has another form.
struct Absolute {
  std::string_view authority, rest;
};
std::optional<Absolute> absolute_form(std::string_view target) {
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (!equal_ignoring_case(target.substr(0, scheme.size()), scheme)) continue;
    target.remove_prefix(scheme.size());
    const auto end = std::min(target.find_first_of("/?"), target.size());
    return Absolute{target.substr(0, end), target.substr(end)};
  }
  return std::nullopt;
}

template <class Use>
void for_each_element(std::string_view list, Use use) {
  while (!list.empty()) {
    const auto element = list.substr(0, list.find(','));
    list.remove_prefix(std::min(element.size() + 1, list.size()));
    if (const auto text = without_blanks(element); !text.empty()) use(text);
  }
}

// Reads the fields that say something about the message itself.
class Reader {
 public:
  explicit Reader(const Head& head) : head_(head) { message_.keeps_connection = !is_old(); }

  Message read() {
    read_request_line();
    for (const auto& [name, value] : head_.fields) read_field(name, value);
    if (!host_ && !is_old()) throw Unreadable(400, "The header Host is missing");
    read_codings();
    if (message_.is_connect && (message_.is_chunked || message_.body_length > 0))
      throw Unreadable(400, "CONNECT has no body");
    return message_;
  }

 private:
  [[nodiscard]] bool is_old() const { return head_.minor_version == 0; }

  void read_request_line() {
    const auto* const known =
        std::find_if(methods.begin(), methods.end(), [this](const auto& each) { return each.first == head_.method; });
    if (known == methods.end()) {
      if (head_.method == "CONNECT") return read_connect();
      throw Unreadable(501, "The method of the request is none that is served");
    }
    message_.method = known->second;
    message_.is_head = known->first == "HEAD";
    read_target();
  }

  void read_connect() {
    if (head_.target.find(':') == std::string_view::npos || !is_authority(head_.target))
      throw Unreadable(400, "The target of CONNECT must be HOST:PORT");
    message_.method = Method::other;
    message_.is_connect = true;
    message_.authority = head_.target;
  }

  void read_target() {
    message_.target = head_.target;
    if (head_.target.starts_with('/') || (head_.target == "*" && head_.method == "OPTIONS")) return;
    const auto absolute = absolute_form(head_.target);
    if (!absolute || absolute->authority.empty() || !is_authority(absolute->authority))
      throw Unreadable(400, "The request target must be a path, or begin with http:// and a host");
    message_.authority = absolute->authority;
    message_.target = path_and_query(head_.target);
  }

  // Few names matter, and their lengths differ.
  void read_field(std::string_view name, std::string_view value) {
    const auto is = [name](std::string_view wanted) { return equal_ignoring_case(name, wanted); };
    switch (name.size()) {
      case 4:
        if (is("Host")) read_host(value);
        break;
      case 6:
        if (is("Expect")) read_expectation(value);
        break;
      case 10:
        if (is("Connection")) for_each_element(value, [this](auto option) { read_option(option); });
        break;
      case 14:
        if (is("Content-Length")) read_length(value);
        break;
      case 17:
        if (is("Transfer-Encoding")) {
          has_codings_ = true;
          for_each_element(value, [this](auto coding) { read_coding(coding); });
        }
        break;
      default: break;
    }
  }

  void read_host(std::string_view value) {
    if (std::exchange(host_, true)) throw Unreadable(400, "The header Host is there twice");
    if (!is_authority(value)) throw Unreadable(400, "The header Host is not a host, or a host and a port");
  }

  void read_expectation(std::string_view value) {
    if (is_old()) return;
    if (!equal_ignoring_case(value, "100-continue"))
      throw Unreadable(417, "The header Expect may only say 100-continue");
    message_.waits_for_continue = true;
  }

  void read_option(std::string_view option) {
    if (equal_ignoring_case(option, "close"))
      closes_ = true;
    else if (equal_ignoring_case(option, "keep-alive"))
      message_.keeps_connection = true;
    if (closes_) message_.keeps_connection = false;
  }

  void read_length(std::string_view value) {
    std::size_t length = 0;
    const auto* const end = value.data() + value.size();
    const auto [stop, error] = std::from_chars(value.data(), end, length);
    if (stop != end || error == std::errc::invalid_argument)
      throw Unreadable(400, "The header Content-Length is not a number");
    if (error != std::errc() || length > longest_request_body)
      throw Unreadable(413, "The request body is longer than " + std::to_string(longest_request_body) + " bytes");
    if (length_ && *length_ != length) throw Unreadable(400, "The header Content-Length is there twice and differs");
    length_ = length;
    message_.body_length = length;
  }

  void read_coding(std::string_view coding) {
    ++codings_;
    is_chunked_last_ = equal_ignoring_case(coding, "chunked");
    if (is_chunked_last_) ++chunked_;
  }

  // A length that could be understood in two ways is what requests are smuggled with: it is no length.
  void read_codings() {
    if (!has_codings_) return;
    if (is_old()) throw Unreadable(400, "HTTP/1.0 has no Transfer-Encoding");
    if (length_) throw Unreadable(400, "The request has both Content-Length and Transfer-Encoding");
    if (!is_chunked_last_ || chunked_ > 1)
      throw Unreadable(400, "The header Transfer-Encoding must end with chunked, and say it once");
    if (codings_ > 1) throw Unreadable(501, "The header Transfer-Encoding has a coding other than chunked");
    message_.is_chunked = true;
  }

  const Head& head_;
  Message message_{};
  bool host_ = false, closes_ = false;
  std::optional<std::size_t> length_{};
  bool has_codings_ = false, is_chunked_last_ = false;
  std::size_t codings_ = 0, chunked_ = 0;
};

}  // namespace

Message understood(const Head& head) { return Reader(head).read(); }

std::string_view path_and_query(std::string_view target) {
  const auto absolute = absolute_form(target);
  if (!absolute) return target;
  return absolute->rest.empty() ? std::string_view("/") : absolute->rest;
}

}  // namespace mock
