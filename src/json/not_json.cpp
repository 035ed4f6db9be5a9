#include "not_json.h"

#include <algorithm>

#include "base/ascii.h"

namespace mock::json {
namespace {

constexpr std::string_view space = " \t\r\n";

bool begins_a_comment(std::string_view rest) {
  return rest.starts_with("//") || rest.starts_with("/*") || rest.starts_with('#');
}
bool begins_a_name(std::string_view rest) {
  return !rest.empty() && (ascii::is_letter(rest.front()) || rest.front() == '_' || rest.front() == '$');
}

// The last character before `at` that is no space; NUL when there is none.
char last_before(std::string_view text, std::size_t at) {
  const auto last = text.substr(0, at).find_last_not_of(space);
  return last == std::string_view::npos ? '\0' : text[last];
}

// "[json.exception.parse_error.101] parse error at line 1, column 2: syntax error …; last read: …": what follows the
// place, or at least the bracket.
std::string without_place(std::string_view words) {
  const auto position = words.find(": ");
  const auto start = position != std::string_view::npos ? position + 2 : words.find("] ") + 2;
  return std::string(words.substr(start, words.find("; last read: ") - start));
}

bool is_a_word_of_json(std::string_view rest) {
  return rest.starts_with("tr") || rest.starts_with("fa") || rest.starts_with("nu");
}

}  // namespace

std::optional<UnexpectedByte> unexpected_byte(std::string_view text) {
  if (text.starts_with("\xef\xbb\xbf")) return UnexpectedByte{0, "it begins with a byte order mark"};
  const auto nul = text.find('\0');
  if (nul == std::string_view::npos) return std::nullopt;
  return UnexpectedByte{nul, "there is a NUL byte"};
}

std::string why_not_json(std::string_view text, std::size_t at, std::string_view parsers_words) {
  const auto end = text.find_last_not_of(space);
  if (end == std::string_view::npos) return "the text is empty";
  if (at > end) return "the text ends too early";
  const auto rest = text.substr(at);
  const char before = last_before(text, at);
  if (begins_a_comment(rest) || (before == '/' && (rest.front() == '/' || rest.front() == '*')))
    return "JSON has no comments";
  if (before == ',' && (rest.front() == '}' || rest.front() == ']'))
    return std::string("there is a comma behind the last ") + (rest.front() == '}' ? "member" : "item");
  if (rest.front() == '\'') return "texts and names stand in \"double quotes\"";
  if ((before == '{' || before == ',') && begins_a_name(rest) && !is_a_word_of_json(rest))
    return "texts and names stand in \"double quotes\"";
  return without_place(parsers_words);
}

}  // namespace mock::json
