#include "base/pdf.h"

#include <string_view>

namespace mock {
namespace {

constexpr unsigned unknown_character = '?', euro = 0x80;  // in WinAnsiEncoding

// Cuts the first character off UTF-8 text, and gives its code in WinAnsiEncoding.
unsigned cut_character(std::string_view& text) {
  const auto byte = [&](std::size_t at) { return static_cast<unsigned>(static_cast<unsigned char>(text[at])); };
  const auto first = byte(0);
  std::size_t size = 1;
  while (first >= 0x80U && size < text.size() && (byte(size) & 0xc0U) == 0x80U) ++size;
  unsigned code = first < 0x80U ? first : unknown_character;
  if (size == 2 && (first == 0xc2U || first == 0xc3U)) {
    const auto latin = ((first & 0x03U) << 6U) | (byte(1) & 0x3fU);
    if (latin >= 0xa0U) code = latin;
  } else if (text.substr(0, size) == "\xe2\x82\xac") {
    code = euro;
  }
  text.remove_prefix(size);
  return code;
}

std::string octal(unsigned code) {
  std::string digits = "\\";
  for (const unsigned shift : {6U, 3U, 0U}) digits += static_cast<char>('0' + ((code >> shift) & 7U));
  return digits;
}

// A string object: "(text)".
std::string string_object(std::string_view text) {
  std::string out = "(";
  while (!text.empty()) {
    const auto code = cut_character(text);
    if (code == '(' || code == ')' || code == '\\')
      (out += '\\') += static_cast<char>(code);
    else if (code < ' ' || code == 0x7fU)
      out += ' ';
    else if (code < 0x80U)
      out += static_cast<char>(code);
    else
      out += octal(code);
  }
  return out + ')';
}

std::string page_content(const std::vector<std::string>& lines) {
  std::string content = "BT\n/F1 10 Tf\n14 TL\n50 780 Td\n";
  for (const auto& line : lines) content += string_object(line) + " Tj T*\n";
  return content + "ET\n";
}

// An entry of the table of objects must have just 20 bytes.
std::string table_entry(std::size_t offset) {
  const auto digits = std::to_string(offset);
  return std::string(10 - digits.size(), '0') + digits + " 00000 n \n";
}

}  // namespace

std::string pdf(const std::vector<std::string>& lines) {
  const auto content = page_content(lines);
  const std::vector<std::string> objects{
      "<< /Type /Catalog /Pages 2 0 R >>",
      "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
      "<< /Length " + std::to_string(content.size()) + " >>\nstream\n" + content + "endstream",
      "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
  };
  const auto count = std::to_string(objects.size() + 1);
  std::string out = "%PDF-1.4\n";
  auto table = "xref\n0 " + count + "\n0000000000 65535 f \n";
  for (std::size_t i = 0; i < objects.size(); ++i) {
    table += table_entry(out.size());
    out += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
  }
  const auto table_offset = std::to_string(out.size());
  return out + table + "trailer\n<< /Size " + count + " /Root 1 0 R >>\nstartxref\n" + table_offset + "\n%%EOF\n";
}

}  // namespace mock
