#pragma once
// Reads a PDF document the way a reader does, by its table of objects: what stands on its page, line by line.
#include <string>
#include <vector>

namespace mock::test {

/// The lines of text, their characters in WinAnsiEncoding. Fails the test when an offset of the document does not point
/// at what it should, or a length is wrong.
std::vector<std::string> lines_of_pdf(const std::string& document);

}  // namespace mock::test
