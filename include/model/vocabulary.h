#pragma once
// A closed list of names that the API uses as words (scopes, roles, permissions), and sets of them in one machine word.
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace mock {

/// One word of the vocabulary `Names`, kept as its position in it.
template <const auto& Names>
class Word {
 public:
  static_assert(std::size(Names) <= 64, "a set of words is one 64-bit number");

  /// The word of this name, or nothing when the vocabulary has none such.
  static constexpr std::optional<Word> named(std::string_view name) {
    for (std::size_t i = 0; i < std::size(Names); ++i)
      if (Names[i] == name) return Word(static_cast<std::uint8_t>(i));
    return std::nullopt;
  }
  /// The word at this place of the vocabulary.
  static constexpr Word at(std::size_t position) { return Word(static_cast<std::uint8_t>(position)); }
  /// For names written in the program: an unknown one does not compile.
  consteval Word(const char* name) : position_(named(name).value().position_) {}

  [[nodiscard]] constexpr std::string_view name() const { return Names[position_]; }
  [[nodiscard]] constexpr std::size_t position() const { return position_; }
  [[nodiscard]] constexpr std::uint64_t bit() const { return std::uint64_t{1} << position_; }
  constexpr bool operator==(const Word&) const = default;

 private:
  constexpr explicit Word(std::uint8_t position) : position_(position) {}
  std::uint8_t position_;
};

/// A set of such words.
template <const auto& Names>
class Words {
 public:
  constexpr Words() = default;
  constexpr Words(std::initializer_list<Word<Names>> words) {
    for (const auto word : words) bits_ |= word.bit();
  }
  constexpr void add(Word<Names> word) { bits_ |= word.bit(); }
  constexpr void add(Words other) { bits_ |= other.bits_; }
  constexpr Words operator|(Words other) const {
    other.add(*this);
    return other;
  }

  [[nodiscard]] constexpr bool has(Word<Names> word) const { return (bits_ & word.bit()) != 0; }
  [[nodiscard]] constexpr bool has_any_of(Words others) const { return (bits_ & others.bits_) != 0; }
  [[nodiscard]] constexpr bool empty() const { return bits_ == 0; }
  constexpr bool operator==(const Words&) const = default;

  /// Calls f with each name, in the order of the vocabulary.
  template <class F>
  constexpr void each(F f) const {
    for (auto rest = bits_; rest != 0; rest &= rest - 1) f(Names[static_cast<std::size_t>(std::countr_zero(rest))]);
  }

  /// The names, with `between` between them.
  [[nodiscard]] std::string joined(std::string_view between) const {
    std::string names;
    each([&](std::string_view name) { (names += names.empty() ? "" : between) += name; });
    return names;
  }

 private:
  std::uint64_t bits_ = 0;
};

}  // namespace mock
