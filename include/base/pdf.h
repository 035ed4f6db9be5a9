#pragma once
// Writes a PDF document (version 1.4) of one page of text.
#include <cstddef>
#include <string>
#include <vector>

namespace mock {

/// As many lines fit on a page; others would stand below its edge.
inline constexpr std::size_t lines_of_a_pdf = 52;

/// An A4 page with these lines, from top to bottom. They are UTF-8; characters that Western European fonts do not have
/// become '?', control characters become spaces. The same lines make the same bytes, all of them ASCII.
std::string pdf(const std::vector<std::string>& lines);

}  // namespace mock
