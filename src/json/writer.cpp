#include "json/writer.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <utility>

#include "base/interruption.h"
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

std::string escaped(unsigned char c) {
  switch (c) {
    case '"': return "\\\"";
    case '\\': return "\\\\";
    case '\n': return "\\n";
    case '\r': return "\\r";
    case '\t': return "\\t";
    default: break;
  }
  constexpr auto hex = "0123456789abcdef";
  return {'\\', 'u', '0', '0', hex[c >> 4U], hex[c & 15U]};
}

bool is_plain(unsigned char c) { return c >= 0x20 && c < 0x80 && c != '"' && c != '\\'; }

// Whether eight bytes stand in JSON as they are: one that does not leaves the highest bit of its place set.
bool are_plain(std::uint64_t bytes) {
  constexpr std::uint64_t ones = 0x0101010101010101U;
  const auto control = bytes - 0x20 * ones;
  const auto quote = (bytes ^ ('"' * ones)) - ones;
  const auto backslash = (bytes ^ ('\\' * ones)) - ones;
  return ((bytes | control | quote | backslash) & 0x80 * ones) == 0;
}

// Copies the text; false, with something copied, when not all of it stands in JSON as it is. Most text does, so it is
// looked at in steps of eight bytes, the last of which looks at some bytes again.
bool copy_plain(char* to, std::string_view text) {
  if (text.size() < 8) {
    bool plain = true;
    for (const char c : text) {
      plain = plain && is_plain(static_cast<unsigned char>(c));
      *to++ = c;
    }
    return plain;
  }
  for (std::size_t at = 0; at < text.size(); at += 8) {
    const auto here = std::min(at, text.size() - 8);
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, text.data() + here, 8);
    if (!are_plain(bytes)) return false;
    std::memcpy(to + here, &bytes, 8);
  }
  return true;
}

}  // namespace

std::string Writer::take() {
  flush();
  return std::move(text_);
}

// What is long gets longer in few steps, since each copies all that is there.
void Writer::flush() {
  constexpr std::size_t large = 1U << 20U;
  if (!text_.empty() && text_.capacity() - text_.size() < size_)
    text_.reserve(text_.capacity() * (text_.capacity() < large ? 4 : 2));
  text_.append(piece_.data(), std::exchange(size_, 0));
}

void Writer::put_long(std::string_view text) {
  flush();
  if (text.size() > piece_.size())
    text_ += text;
  else
    put(text);
}

void Writer::put_quoted(std::string_view text) {
  const auto length = text.size() + 2;
  if (piece_.size() - size_ < length) flush();
  if (piece_.size() < length) return put_escaped(text);
  char* const to = piece_.data() + size_;
  if (!copy_plain(to + 1, text)) return put_escaped(text);
  to[0] = to[length - 1] = '"';
  size_ += length;
}

void Writer::put_escaped(std::string_view text) {
  put('"');
  while (!text.empty()) {
    const auto c = static_cast<unsigned char>(text.front());
    const auto length = c < 0x80 ? 1 : utf8_length(text);
    if (is_plain(c) || (c >= 0x80 && length > 0))
      put(text.substr(0, length));
    else
      put(c < 0x80 ? escaped(c) : "\xef\xbf\xbd");
    text.remove_prefix(std::max<std::size_t>(length, 1));
  }
  put('"');
}

void Writer::open(char bracket) {
  interruption_point();  // here and not when something is closed: destructors do that
  separate();
  put(bracket);
  first_ = true;
}

void Writer::close(char bracket) {
  put(bracket);
  first_ = false;
}

void Writer::name(std::string_view name) {
  separate();
  put_quoted(name);
  put(':');
  first_ = true;
}

void Writer::value(std::string_view text) {
  separate();
  put_quoted(text);
}

void Writer::value(bool flag) { raw(flag ? "true" : "false"); }

void Writer::value(double number) {
  if (!std::isfinite(number)) return value(nullptr);
  if (number == 0) return raw("0");  // "-0" would be read as the integer 0 and written as "0"
  std::array<char, 32> digits{};
  raw({digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr});
}

void Writer::value(std::nullptr_t) { raw("null"); }

void Writer::value(Time time) {
  const auto text = rfc3339_characters(time);
  separate();
  put('"');
  put({text.data(), text.size()});
  put('"');
}

// Every kind of value is one that this class writes, but for lists and objects.
void Writer::value(const Value& value) {
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

void Writer::raw(std::string_view json) {
  separate();
  put(json);
}

std::string text_of(const Value& value) {
  Writer out;
  out.value(value);
  return out.take();
}

std::string quoted(std::string_view text) {
  Writer out;
  out.value(text);
  return out.take();
}

}  // namespace mock::json
