#pragma once
// How the types that things are made of stand in JSON: written by the one function, read by the other. Another type
// takes part with a Codec of its own; an enum with its words alone:
//
//   template <>
//   inline constexpr std::array<std::string_view, 2> words<DomainState>{"unverified", "verified"};
#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "base/time.h"
#include "json/shape.h"
#include "json/value.h"
#include "json/writer.h"
#include "model/tags.h"
#include "model/vocabulary.h"

namespace mock::views {

/// What the values of an enum are called in JSON, in their order.
template <class Enum>
inline constexpr std::array<std::string_view, 0> words{};

template <class Enum>
concept Worded = std::is_enum_v<Enum> &&(words<Enum>.size() > 0);

template <Worded Enum>
std::string_view to_text(Enum value) {
  return words<Enum>.at(static_cast<std::size_t>(value));
}
/// Of one of the words; of any other text, the first.
template <Worded Enum>
Enum from_text(std::string_view text) {
  const auto found = std::find(words<Enum>.begin(), words<Enum>.end(), text);
  return found == words<Enum>.end() ? Enum{} : static_cast<Enum>(found - words<Enum>.begin());
}
template <Worded Enum>
json::Shape choice_of() {
  return json::choice({words<Enum>.begin(), words<Enum>.end()});
}

/// `read` gives nothing of a value that does not fit its shape: whoever checks shapes has told of it then.
template <class T>
struct Codec;

template <>
struct Codec<std::string> {
  static void write(json::Writer& out, const std::string& text) { out.value(text); }
  static std::optional<std::string> read(const json::Value& value) {
    const auto* text = std::get_if<std::string_view>(&value.data());
    return text != nullptr ? std::optional(std::string(*text)) : std::nullopt;
  }
};

template <class Number>
requires std::is_arithmetic_v<Number>
struct Codec<Number> {
  static void write(json::Writer& out, Number number) { out.value(number); }
  static std::optional<Number> read(const json::Value& value) {
    return std::visit(
        []<class Data>(const Data& data) -> std::optional<Number> {
          if constexpr (std::is_arithmetic_v<Data>)
            return static_cast<Number>(data);
          else
            return std::nullopt;
        },
        value.data());
  }
};

template <>
struct Codec<Time> {
  static void write(json::Writer& out, Time time) { out.value(time); }
  static std::optional<Time> read(const json::Value& value) { return parse_rfc3339(value.as_text()); }
};

template <Worded Enum>
struct Codec<Enum> {
  static void write(json::Writer& out, Enum value) { out.value(to_text(value)); }
  static std::optional<Enum> read(const json::Value& value) { return from_text<Enum>(value.as_text()); }
};

/// One word of a vocabulary (model/vocabulary.h).
template <const auto& Names>
struct Codec<Word<Names>> {
  static void write(json::Writer& out, Word<Names> word) { out.value(word.name()); }
  static std::optional<Word<Names>> read(const json::Value& value) { return Word<Names>::named(value.as_text()); }
};

/// A value or none, which is null. Another codec may be for the value.
template <json::Maybe T, class Inner = Codec<std::remove_cvref_t<decltype(*std::declval<const T&>())>>>
struct MaybeCodec {
  template <class... At>
  requires requires(json::Writer& out, const T& maybe, const At&... at) { Inner::write(out, *maybe, at...); }
  static void write(json::Writer& out, const T& maybe, const At&... at) {
    maybe.has_value() ? Inner::write(out, *maybe, at...) : out.value(nullptr);
  }
  static std::optional<T> read(const json::Value& value) {
    if (value.is_null()) return T{};
    auto inner = Inner::read(value);
    return inner ? std::optional<T>(std::in_place, std::move(*inner)) : std::nullopt;
  }
};
template <json::Maybe T>
struct Codec<T> : MaybeCodec<T> {};

/// A list, whose items another codec may be for.
template <class T, class Item = Codec<T>>
struct ListCodec {
  template <class... At>
  requires requires(json::Writer& out, const T& each, const At&... at) { Item::write(out, each, at...); }
  static void write(json::Writer& out, const std::vector<T>& list, const At&... at) {
    out.open('[');
    for (const auto& each : list) Item::write(out, each, at...);
    out.close(']');
  }
  static std::optional<std::vector<T>> read(const json::Value& value) {
    std::vector<T> list;
    for (const auto& each : value.as_list())
      if (auto item = Item::read(each)) list.push_back(std::move(*item));
    return list;
  }
};
template <class T>
struct Codec<std::vector<T>> : ListCodec<T> {};

/// An object of texts.
template <>
struct Codec<Tags> {
  static void write(json::Writer& out, const Tags& tags) {
    const json::Object object(out);
    for (const auto& [key, value] : tags) {
      out.name(key);
      out.value(value);
    }
  }
  static std::optional<Tags> read(const json::Value& value) {
    Tags tags;
    for (const auto& [key, text] : value.as_members()) tags.emplace_back(key, text.as_text());
    return tags;
  }
};

}  // namespace mock::views
