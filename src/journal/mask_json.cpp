// Reads JSON only as far as masking needs: once through the text, without making anything of it.
#include <bit>
#include <cstdint>
#include <cstring>

#include "base/ascii.h"
#include "journal/mask.h"
#include "json/value.h"

namespace mock {
namespace {

constexpr std::size_t longest_name = 64;  // the names of the API's fields are shorter, and tokens longer

// The first quote or backslash of the text, in steps of eight bytes: most strings are short, and a request has many.
const char* find_quote_or_backslash(const char* at, const char* end) {
  constexpr std::uint64_t ones = 0x0101010101010101U;
  const auto zeros_in = [](std::uint64_t bytes) { return (bytes - ones) & ~bytes & (0x80 * ones); };
  if constexpr (std::endian::native == std::endian::little) {
    for (std::uint64_t bytes = 0; end - at >= 8; at += 8) {
      std::memcpy(&bytes, at, 8);
      const auto found = zeros_in(bytes ^ ('"' * ones)) | zeros_in(bytes ^ ('\\' * ones));  // the lowest one is right
      if (found != 0) return at + std::countr_zero(found) / 8;
    }
  }
  while (at < end && *at != '"' && *at != '\\') ++at;
  return at;
}

class JsonMasker {
 public:
  JsonMasker(std::string& out, std::string_view text, std::size_t longest, Secrets& secrets)
      : out_(out),
        begin_(out.size()),
        end_(text.data() + text.size()),
        longest_(longest),
        secrets_(secrets),
        copied_(text.data()) {}

  bool run() {
    const auto* at = behind_space(copied_);
    if (!is(at, '{') && !is(at, '[')) return false;
    at = behind_container(at, false, 0);
    if (full_at_ == nullptr && (at == nullptr || behind_space(at) != end_)) {
      out_.resize(begin_);
      return false;
    }
    copy_up_to(full_at_ == nullptr ? end_ : full_at_);
    cut();
    return true;
  }

 private:
  // Each of these reads what stands at `at`, and returns where it ends; nullptr when reading on has no sense, or no
  // need: full_at_ tells which.
  const char* behind_value(const char* at, bool is_secret, std::size_t depth) {
    if (at == end_ || depth > json::deepest_nesting || is_full(at)) return nullptr;
    switch (*at) {
      case '{':
      case '[': return behind_container(at, is_secret, depth);
      case '"': return behind_text(at, is_secret);
      default: return behind_word(at, is_secret);
    }
  }

  const char* behind_container(const char* at, bool is_secret, std::size_t depth) {
    const bool has_names = *at == '{';
    const char bracket = has_names ? '}' : ']';
    at = behind_space(at + 1);
    if (is(at, bracket)) return at + 1;
    while (true) {
      bool holds_one = is_secret;
      if (has_names) at = behind_name(at, holds_one);
      if (at != nullptr) at = behind_value(at, holds_one, depth + 1);
      if (at == nullptr) return nullptr;
      at = behind_space(at);
      if (is(at, bracket)) return at + 1;
      if (!is(at, ',')) return nullptr;
      at = behind_space(at + 1);
    }
  }

  // Also behind the colon. A name that is written in escapes could be any.
  const char* behind_name(const char* at, bool& holds_one) {
    if (!is(at, '"')) return nullptr;
    const auto* end = find_quote_or_backslash(at + 1, end_);
    const bool has_escapes = is(end, '\\');
    if (has_escapes) end = end_of_text(end);
    if (end == end_) return nullptr;
    const std::string_view name(at + 1, end);
    holds_one = holds_one || has_escapes || holds_a_secret(name);
    if (name.size() > longest_name) {
      secrets_.push_back(name);
      replace(at, end + 1, "\"***\"");
    }
    at = behind_space(end + 1);
    return is(at, ':') ? behind_space(at + 1) : nullptr;
  }

  const char* behind_text(const char* at, bool is_secret) {
    const auto* end = end_of_text(at + 1);
    if (end == end_) return nullptr;
    if (is_secret && end > at + 1) replace(at + 1, end, mask);
    return end + 1;
  }

  // The quote that ends a text.
  [[nodiscard]] const char* end_of_text(const char* at) const {
    for (at = find_quote_or_backslash(at, end_); is(at, '\\'); at = find_quote_or_backslash(at, end_))
      at = end_ - at > 1 ? at + 2 : end_;
    return at;
  }

  // A number, true, false or null. Nothing is secret about the last.
  const char* behind_word(const char* at, bool is_secret) {
    const auto* end = at;
    while (end < end_ && is_of_a_word(*end)) ++end;
    const std::string_view word(at, end);
    const bool is_number = !word.empty() && word.find_first_not_of("0123456789+-.eE") == std::string_view::npos;
    if (!is_number && word != "true" && word != "false" && word != "null") return nullptr;
    if (is_secret && is_number) replace(at, end, "\"***\"");
    return end;
  }
  static bool is_of_a_word(char c) {
    return ascii::is_digit(c) || ascii::is_lower(c) || c == '+' || c == '-' || c == '.' || c == 'E';
  }

  [[nodiscard]] bool is(const char* at, char c) const { return at < end_ && *at == c; }
  [[nodiscard]] const char* behind_space(const char* at) const {
    while (at < end_ && (*at == ' ' || *at == '\n' || *at == '\t' || *at == '\r')) ++at;
    return at;
  }

  void copy_up_to(const char* end) {
    out_.append(copied_, end);
    copied_ = end;
  }
  // Writes `instead` for what stands from `begin` to `end`.
  void replace(const char* begin, const char* end, std::string_view instead) {
    copy_up_to(begin);
    out_ += instead;
    copied_ = end;
  }
  // Whatever follows would not be kept.
  bool is_full(const char* at) {
    const bool is_so = out_.size() - begin_ + static_cast<std::size_t>(at - copied_) > longest_;
    if (is_so) full_at_ = at;
    return is_so;
  }
  // At the end of a character.
  void cut() {
    if (out_.size() - begin_ <= longest_) return;
    auto end = begin_ + longest_;
    while (end > begin_ && (static_cast<unsigned char>(out_[end]) & 0xc0U) == 0x80U) --end;
    out_.resize(end);
  }

  std::string& out_;
  const std::size_t begin_;  // of what is ours in `out_`
  const char* const end_;    // of the text
  const std::size_t longest_;
  Secrets& secrets_;
  const char* copied_;             // everything before it is in `out_`, or has been replaced
  const char* full_at_ = nullptr;  // where there was no need to read on
};

}  // namespace

bool mask_json(std::string& out, std::string_view text, std::size_t longest, Secrets& secrets) {
  return JsonMasker(out, text, longest, secrets).run();
}

}  // namespace mock
