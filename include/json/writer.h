#pragma once
// Writes JSON text straight into a string; no tree is built. Names and values are written in the order of the calls:
//
//   json::Writer out;
//   {
//     json::Object token(out);
//     token("token_prefix", prefix)("max_age_seconds", max_age);      // an empty optional is written as null
//     token.list("scopes", [&] { for (auto& scope : scopes) out.value(scope); });
//   }
//   return out.take();
#include <array>
#include <charconv>
#include <concepts>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>

#include "base/time.h"

namespace mock::json {

class Value;

/// std::optional and what is used like it.
template <class T>
concept Maybe = requires(const T& maybe) {
  { maybe.has_value() } -> std::same_as<bool>;
  *maybe;
};

class Writer {  // NOLINT(cppcoreguidelines-pro-type-member-init): of piece_ only what is written is read
 public:
  void open(char bracket);
  void close(char bracket);
  void name(std::string_view name);

  void value(std::string_view text);
  void value(const char* text) { value(std::string_view(text)); }
  void value(const std::string& text) { value(std::string_view(text)); }
  void value(bool flag);
  void value(double number);
  void value(std::nullptr_t);
  void value(Time time);
  void value(const Value& value);
  template <std::integral Number>
  void value(Number number) {
    char digits[24];
    raw({digits, std::to_chars(digits, digits + sizeof digits, number).ptr});
  }
  template <Maybe T>
  void value(const T& maybe) {
    maybe.has_value() ? value(*maybe) : value(nullptr);
  }
  /// Writes `json`, which must be one whole JSON value, as it is.
  void raw(std::string_view json);

  std::string take();

 private:
  void separate() {
    if (!first_) put(',');
    first_ = false;
  }
  void put(char c) {
    if (size_ == piece_.size()) flush();
    piece_[size_++] = c;
  }
  void put(std::string_view text) {
    if (piece_.size() - size_ < text.size()) return put_long(text);
    std::memcpy(piece_.data() + size_, text.data(), text.size());
    size_ += text.size();
  }
  void put_long(std::string_view text);
  void put_quoted(std::string_view text);
  void put_escaped(std::string_view text);
  void flush();

  std::string text_;  // what is written, but for the last piece
  // Much is written in a few bytes at a time, after each of which std::string would look after its end.
  std::array<char, 4096> piece_;
  std::size_t size_ = 0;  // what is written of it
  bool first_ = true;     // the next value is the first of its list or object, or follows its name
};

/// Writes an object for as long as it lives.
class Object {
 public:
  explicit Object(Writer& out) : out_(out) { out_.open('{'); }
  Object(Writer& out, std::string_view name) : out_(out) {
    out_.name(name);
    out_.open('{');
  }
  Object(const Object&) = delete;
  ~Object() { out_.close('}'); }

  template <class Value>
  Object& operator()(std::string_view name, const Value& value) {
    out_.name(name);
    out_.value(value);
    return *this;
  }
  /// Writes a list under `name`; `write_items` writes one value after the other to the same Text.
  template <class WriteItems>
  Object& list(std::string_view name, WriteItems write_items) {
    out_.name(name);
    out_.open('[');
    write_items();
    out_.close(']');
    return *this;
  }

 private:
  Writer& out_;
};

/// A value as JSON text.
std::string text_of(const Value& value);

/// `text` with quotes, as a JSON string; bytes that are not UTF-8 become U+FFFD.
std::string quoted(std::string_view text);

}  // namespace mock::json
