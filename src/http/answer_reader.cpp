#include "answer_reader.h"

#include <array>
#include <charconv>
#include <string>
#include <string_view>

#include "chunks.h"
#include "exchange/request.h"
#include "head.h"

namespace mock {
namespace {

constexpr int no_content = 204;
constexpr int first_final_status = 200;  // those below announce another answer

class AnswerReader {
 public:
  explicit AnswerReader(Bytes& bytes) : bytes_(bytes) {}

  std::optional<HttpAnswer> read() {
    do
      if (!read_head()) return std::nullopt;
    while (status_ < first_final_status);
    if (!read_body()) return std::nullopt;
    return HttpAnswer{status_, std::move(body_)};
  }

 private:
  bool read_more() {
    std::array<char, 16384> piece;  // NOLINT(*-member-init): only what is written to it is read
    const auto count = bytes_.read(piece.data(), piece.size());
    come_.append(piece.data(), count);
    return count > 0;
  }

  std::optional<std::string> line() {
    std::size_t end = 0;
    while ((end = come_.find("\r\n")) == std::string::npos)
      if (come_.size() > longest_head || !read_more()) return std::nullopt;
    auto line = come_.substr(0, end);
    come_.erase(0, end + 2);
    return line;
  }

  bool read_head() {
    constexpr std::string_view version = "HTTP/1.x ";
    const auto status_line = line();
    if (!status_line || !status_line->starts_with("HTTP/1.") || status_line->size() < version.size() + 3) return false;
    const auto* const digits = status_line->data() + version.size();
    if (std::from_chars(digits, digits + 3, status_).ec != std::errc()) return false;
    length_.reset();
    is_chunked_ = false;
    while (true) {
      const auto field = line();
      if (!field) return false;
      if (field->empty()) return true;
      if (!take(field_in(*field))) return false;
    }
  }

  bool take(const Headers::value_type& field) {
    const auto& [name, value] = field;
    if (equal_ignoring_case(name, "Transfer-Encoding")) is_chunked_ = equal_ignoring_case(value, "chunked");
    if (!equal_ignoring_case(name, "Content-Length")) return true;
    std::size_t length = 0;
    const std::string_view digits = value;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), length);
    length_ = length;
    return error == std::errc() && end == digits.data() + digits.size();
  }

  bool read_body() {
    if (status_ == no_content) return true;
    if (is_chunked_) return read_chunks();
    while (!length_ || come_.size() < *length_)
      if (!read_more()) break;
    if (length_ && come_.size() < *length_) return false;
    body_ = length_ ? come_.substr(0, *length_) : std::move(come_);
    return true;
  }

  bool read_chunks() {
    Chunks chunks;
    while (true) {
      come_.erase(0, chunks.take(come_, body_));
      if (chunks.is_whole()) return true;
      if (!read_more()) return false;
    }
  }

  Bytes& bytes_;
  std::string come_, body_;
  int status_ = 0;
  std::optional<std::size_t> length_{};
  bool is_chunked_ = false;
};

}  // namespace

std::optional<HttpAnswer> read_answer(Bytes& bytes) {
  try {
    return AnswerReader(bytes).read();
  } catch (const Unreadable&) {
    return std::nullopt;
  }
}

}  // namespace mock
