#include "head.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

namespace mock {
namespace {

// What a byte may be part of.
enum Part : std::uint8_t { of_a_token = 1U, of_a_target = 2U, of_a_value = 4U, of_an_authority = 8U };

constexpr std::array<std::uint8_t, 256> parts = [] {
  std::array<std::uint8_t, 256> table{};
  const auto allow = [&table](std::string_view characters, std::uint8_t part) {
    for (const char c : characters) table.at(static_cast<unsigned char>(c)) |= part;
  };
  for (std::size_t c = 0x21; c < table.size(); ++c)
    if (c != 0x7f) table.at(c) = of_a_target | of_a_value;
  table['#'] = of_a_value;  // a fragment is not sent
  allow(" \t", of_a_value);
  constexpr std::string_view letters_and_digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  allow(letters_and_digits, of_a_token | of_an_authority);
  allow("!#$%&'*+-.^_`|~", of_a_token);
  allow("!$%&'()*+,-.:;=[]_~", of_an_authority);
  return table;
}();

bool is_all(std::string_view text, Part part) {
  return std::all_of(text.begin(), text.end(),
                     [part](char c) { return (parts[static_cast<unsigned char>(c)] & part) != 0; });
}

[[noreturn]] void refuse_long_target() {
  throw Unreadable(414, "The request target is longer than " + std::to_string(longest_target) + " bytes");
}

// What can only become wrong or too long is told now, not when it has ended: `line` is what there is of a request line.
void check_beginning(std::string_view line) {
  constexpr std::size_t beside_target = 32;  // method, blanks and version
  const bool is_long = line.size() > longest_target + beside_target;
  if (is_long && line.substr(0, beside_target).find(' ') != std::string_view::npos) refuse_long_target();
  if (is_long || (line != "\r" && !is_all(line.substr(0, 1), of_a_token)))
    throw Unreadable(400, "The request is not valid HTTP: it does not begin with a method");
}

int minor_version_in(std::string_view version) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (version.size() != 8 || !version.starts_with("HTTP/") || version[6] != '.' || !is_digit(version[5]) ||
      !is_digit(version[7]))
    throw Unreadable(400, "The request line does not end with a version, as HTTP/1.1");
  if (version[5] != '1') throw Unreadable(505, "The version of HTTP is none that is served: 1.0 and 1.1");
  return version[7] - '0';
}

}  // namespace

void HeadParser::restart() {
  line_ = searched_ = 0;
  has_request_line_ = false;
  head_.method = {};
  head_.fields.clear();
}

bool HeadParser::parse(std::string_view bytes) {
  while (searched_ < bytes.size()) {
    const auto* found = static_cast<const char*>(std::memchr(bytes.data() + searched_, '\n', bytes.size() - searched_));
    searched_ = found == nullptr ? bytes.size() : static_cast<std::size_t>(found - bytes.data());
    const auto line = bytes.substr(line_, searched_ - line_);
    if (!has_request_line_) check_beginning(line);
    if (searched_ >= longest_head)
      throw Unreadable(431, "The head of the request is longer than " + std::to_string(longest_head) + " bytes");
    if (found == nullptr) break;
    if (!line.ends_with('\r')) throw Unreadable(400, "A line of the head does not end with CR LF");
    line_ = ++searched_;
    if (line.size() > 1)
      take(line.substr(0, line.size() - 1));
    else if (has_request_line_)  // before it, empty lines are skipped
      return true;
  }
  return false;
}

void HeadParser::take(std::string_view line) {
  if (has_request_line_) {
    head_.fields.push_back(field_in(line));
  } else {
    take_request_line(line);
    has_request_line_ = true;
  }
}

void HeadParser::take_request_line(std::string_view line) {
  const auto method_end = std::min(line.find(' '), line.size());
  head_.method = line.substr(0, method_end);
  line.remove_prefix(std::min(method_end + 1, line.size()));
  const auto target_end = std::min(line.find(' '), line.size());
  head_.target = line.substr(0, target_end);
  line.remove_prefix(std::min(target_end + 1, line.size()));
  if (!is_all(head_.method, of_a_token))
    throw Unreadable(400, "The method of the request has a character that none has");
  if (head_.target.size() > longest_target) refuse_long_target();
  if (head_.target.empty() || !is_all(head_.target, of_a_target))
    throw Unreadable(400, "The request target is empty, or has a character that must be sent as %XX");
  head_.minor_version = minor_version_in(line);
}

Headers::value_type field_in(std::string_view line) {
  const auto colon = line.find(':');
  if (colon == 0 || colon == std::string_view::npos)
    throw Unreadable(400, "A line of the head is no header: it has no name and colon");
  const auto name = line.substr(0, colon);
  const auto value = without_blanks(line.substr(colon + 1));
  if (!is_all(name, of_a_token))  // also when a blank stands before the colon, or the line goes on with the one before
    throw Unreadable(400, "The name of a header has a character that no name has");
  if (!is_field_value(value)) throw Unreadable(400, "The value of a header has a control character");
  return {name, value};
}

std::string_view without_blanks(std::string_view text) {
  const auto is_blank = [](char c) { return c == ' ' || c == '\t'; };
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

bool is_authority(std::string_view text) { return is_all(text, of_an_authority); }

bool is_field_value(std::string_view text) { return is_all(text, of_a_value); }

}  // namespace mock
