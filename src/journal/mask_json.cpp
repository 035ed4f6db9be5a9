// Reads JSON only as far as masking needs: once through the text, without making anything of it.
#include <algorithm>

#include "base/ascii.h"
#include "journal/mask.h"
#include "json/value.h"

namespace mock {
namespace {

class JsonMasker {
 public:
  JsonMasker(std::string& out, std::string_view text, std::size_t longest, Secrets& secrets)
      : out_(out), begin_(out.size()), text_(text), longest_(longest), secrets_(secrets) {}

  bool run() {
    skip_space();
    const bool is_document = at_ < text_.size() && (text_[at_] == '{' || text_[at_] == '[');
    const bool is_whole = is_document && value(false, 0);
    skip_space();
    if (!is_full_ && !(is_whole && at_ == text_.size())) {
      out_.resize(begin_);
      return false;
    }
    copy_up_to(at_);
    cut();
    return true;
  }

 private:
  // Each of these returns false when reading on has no sense, or no need: is_full_ tells which.
  bool value(bool is_secret, std::size_t depth) {
    skip_space();
    if (at_ == text_.size() || depth > json::deepest_nesting || is_full()) return false;
    switch (text_[at_]) {
      case '{': return members(is_secret, depth);
      case '[': return items(is_secret, depth);
      case '"': return string(is_secret);
      default: return word(is_secret);
    }
  }

  bool members(bool is_secret, std::size_t depth) {
    ++at_;
    if (skip_space(), take('}')) return true;
    do {
      skip_space();
      const auto begin = at_;
      if (!string(false)) return false;
      const auto name = text_.substr(begin + 1, at_ - begin - 2);
      if (skip_space(), !take(':')) return false;
      // A name that is written in escapes could be any.
      const bool holds_one = is_secret || name.find('\\') != std::string_view::npos || holds_a_secret(name);
      if (name.size() > longest_name) {
        secrets_.push_back(name);
        replace(begin, "\"***\"");
      }
      if (!value(holds_one, depth + 1)) return false;
      skip_space();
    } while (take(','));
    return take('}');
  }

  // The names of the API's fields are shorter, and tokens longer.
  static constexpr std::size_t longest_name = 64;

  bool items(bool is_secret, std::size_t depth) {
    ++at_;
    if (skip_space(), take(']')) return true;
    do {
      if (!value(is_secret, depth + 1)) return false;
      skip_space();
    } while (take(','));
    return take(']');
  }

  bool string(bool is_secret) {
    if (!take('"')) return false;
    const auto begin = at_;
    auto end = text_.find('"', begin);
    while (end != std::string_view::npos && is_escaped(begin, end)) end = text_.find('"', end + 1);
    at_ = std::min(end, text_.size());
    if (at_ == text_.size()) return false;
    if (is_secret && at_ > begin) replace(begin, mask);
    return take('"');
  }

  // Whether an odd number of backslashes stands between `begin` and `at`, just before the latter.
  [[nodiscard]] bool is_escaped(std::size_t begin, std::size_t at) const {
    const auto before = text_.substr(begin, at - begin);
    return (before.size() - (before.find_last_not_of('\\') + 1)) % 2 == 1;  // npos + 1 is 0
  }

  // A number, true, false or null. Nothing is secret about the last.
  bool word(bool is_secret) {
    const auto begin = at_;
    while (at_ < text_.size() && is_of_a_word(text_[at_])) ++at_;
    const auto word = text_.substr(begin, at_ - begin);
    const bool is_number = !word.empty() && word.find_first_not_of("0123456789+-.eE") == std::string_view::npos;
    if (!is_number && word != "true" && word != "false" && word != "null") return false;
    if (is_secret && is_number) replace(begin, "\"***\"");
    return true;
  }
  static bool is_of_a_word(char c) {
    return ascii::is_digit(c) || ascii::is_lower(c) || c == '+' || c == '-' || c == '.' || c == 'E';
  }

  bool take(char c) {
    if (at_ == text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }
  void skip_space() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\n' || text_[at_] == '\t' || text_[at_] == '\r'))
      ++at_;
  }

  void copy_up_to(std::size_t end) {
    out_.append(text_, copied_, end - copied_);
    copied_ = end;
  }
  // Writes `instead` for what was read since `begin`.
  void replace(std::size_t begin, std::string_view instead) {
    copy_up_to(begin);
    out_ += instead;
    copied_ = at_;
  }
  // Whatever follows would not be kept.
  bool is_full() { return is_full_ = out_.size() - begin_ + (at_ - copied_) > longest_; }
  // At the end of a character.
  void cut() {
    if (out_.size() - begin_ <= longest_) return;
    auto end = begin_ + longest_;
    while (end > begin_ && (static_cast<unsigned char>(out_[end]) & 0xc0U) == 0x80U) --end;
    out_.resize(end);
  }

  std::string& out_;
  const std::size_t begin_;  // of what is ours in `out_`
  const std::string_view text_;
  const std::size_t longest_;
  Secrets& secrets_;
  std::size_t at_ = 0;      // everything before it is read
  std::size_t copied_ = 0;  // everything before it is in `out_`, or has been replaced
  bool is_full_ = false;
};

}  // namespace

bool mask_json(std::string& out, std::string_view text, std::size_t longest, Secrets& secrets) {
  return JsonMasker(out, text, longest, secrets).run();
}

}  // namespace mock
