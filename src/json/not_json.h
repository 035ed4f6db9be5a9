#pragma once
// Why a text is no JSON, in words for people who write it by hand.
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace mock::json {

struct UnexpectedByte {
  std::size_t position;
  std::string message;
};

/// What the parser would not tell of: a byte order mark, which it skips, and a NUL byte, where it would take the text
/// to end.
std::optional<UnexpectedByte> unexpected_byte(std::string_view text);

/// What is wrong where the parser stopped, at the byte `at`: the slips that are common, or else the parser's own words
/// without what was read, which may be part of a secret.
std::string why_not_json(std::string_view text, std::size_t at, std::string_view parsers_words);

}  // namespace mock::json
