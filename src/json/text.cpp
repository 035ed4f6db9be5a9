#include "json/text.h"

#include <array>
#include <cmath>

#include "json/value.h"

namespace mock::json {
namespace {

// How many bytes the UTF-8 character at the start of `text` has; 0 when it is none.
std::size_t utf8_length(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const auto follows = [&](std::size_t i, unsigned lowest = 0x80, unsigned highest = 0xbf) {
    return i < text.size() && byte(i) >= lowest && byte(i) <= highest;
  };
  const unsigned first = byte(0);
  if (first < 0x80) return 1;
  if (first >= 0xc2 && first <= 0xdf) return follows(1) ? 2 : 0;
  if (first >= 0xe0 && first <= 0xef) {
    const bool second = follows(1, first == 0xe0 ? 0xa0 : 0x80, first == 0xed ? 0x9f : 0xbf);
    return second && follows(2) ? 3 : 0;
  }
  if (first >= 0xf0 && first <= 0xf4) {
    const bool second = follows(1, first == 0xf0 ? 0x90 : 0x80, first == 0xf4 ? 0x8f : 0xbf);
    return second && follows(2) && follows(3) ? 4 : 0;
  }
  return 0;
}

void append_escaped(std::string& out, unsigned char c) {
  switch (c) {
    case '"': out += "\\\""; return;
    case '\\': out += "\\\\"; return;
    case '\n': out += "\\n"; return;
    case '\r': out += "\\r"; return;
    case '\t': out += "\\t"; return;
    default: break;
  }
  constexpr auto hex = "0123456789abcdef";
  out += "\\u00";
  out += hex[c >> 4U];
  out += hex[c & 15U];
}

void append_quoted(std::string& out, std::string_view text) {
  out += '"';
  std::size_t copied = 0;  // everything before it is in `out`
  for (std::size_t i = 0; i < text.size();) {
    const auto c = static_cast<unsigned char>(text[i]);
    const bool plain = c >= 0x20 && c < 0x80 && c != '"' && c != '\\';
    const std::size_t length = plain ? 1 : c < 0x80 ? 0 : utf8_length(text.substr(i));
    if (length > 0) {
      i += length;
      continue;
    }
    out.append(text, copied, i - copied);
    if (c < 0x80)
      append_escaped(out, c);
    else
      out += "\xef\xbf\xbd";
    copied = ++i;
  }
  out.append(text, copied);
  out += '"';
}

}  // namespace

void Text::open(char bracket) {
  separate();
  text_ += bracket;
  first_ = true;
}

void Text::close(char bracket) {
  text_ += bracket;
  first_ = false;
}

void Text::name(std::string_view name) {
  separate();
  append_quoted(text_, name);
  text_ += ':';
  first_ = true;
}

void Text::value(std::string_view text) {
  separate();
  append_quoted(text_, text);
}

void Text::value(bool flag) { raw(flag ? "true" : "false"); }

void Text::value(double number) {
  if (!std::isfinite(number)) return value(nullptr);
  std::array<char, 32> digits{};
  raw({digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr});
}

void Text::value(std::nullptr_t) { raw("null"); }

void Text::value(Time time) { value(rfc3339(time)); }

// Every kind of value is one that this class writes, but for lists and objects.
void Text::value(const Value& value) {
  std::visit(
      [&]<class Data>(const Data& data) {
        if constexpr (std::is_same_v<Data, Value::List>) {
          open('[');
          for (const auto& item : data) this->value(item);
          close(']');
        } else if constexpr (std::is_same_v<Data, Value::Members>) {
          Object object(*this);
          for (const auto& [name, member] : data) object(name, member);
        } else {
          this->value(data);
        }
      },
      value.data());
}

void Text::raw(std::string_view json) {
  separate();
  text_ += json;
}

std::string quoted(std::string_view text) {
  std::string out;
  append_quoted(out, text);
  return out;
}

}  // namespace mock::json
