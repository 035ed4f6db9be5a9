#pragma once
// Markdown, as far as reports need it.
#include <string>
#include <string_view>

namespace mock {

/// A text as a cell of a table, which a bar or the end of the line would end.
inline std::string in_a_cell(std::string_view text) {
  std::string out;
  for (const char c : text) (out += c == '|' ? "\\" : "") += c == '\n' ? ' ' : c;
  return out;
}

}  // namespace mock
