#include "support/pdf_file.h"

#include "support/catch.h"

namespace mock::test {
namespace {

// Where each object begins, by the table that the end of the document points at.
std::vector<std::size_t> offsets_of(const std::string& document) {
  const auto startxref = document.rfind("startxref\n");
  REQUIRE(startxref != std::string::npos);
  const auto table = std::stoul(document.substr(startxref + 10));
  REQUIRE(document.substr(table, 7) == "xref\n0 ");
  const auto count = std::stoul(document.substr(table + 7));
  CHECK(document.find("/Size " + std::to_string(count) + " ", table) != std::string::npos);
  const auto entries = document.find('\n', table + 5) + 1;
  CHECK(document.substr(entries, 20) == "0000000000 65535 f \n");
  std::vector<std::size_t> offsets;
  for (std::size_t i = 1; i < count; ++i) {
    const auto entry = document.substr(entries + i * 20, 20);
    CHECK(entry.substr(10) == " 00000 n \n");
    offsets.push_back(std::stoul(entry));
  }
  CHECK(document.substr(entries + count * 20, 8) == "trailer\n");
  return offsets;
}

// The next string object, "(…)", from `at` on; leaves `at` behind it. An unescaped ")" ends it.
std::string string_at(const std::string& content, std::size_t& at) {
  std::string text;
  REQUIRE(content[at] == '(');
  for (++at; content.at(at) != ')'; ++at) {
    REQUIRE(content[at] != '(');
    if (content[at] != '\\') {
      text += content[at];
    } else if (content[at + 1] >= '0' && content[at + 1] <= '7') {
      text += static_cast<char>(std::stoi(content.substr(at + 1, 3), nullptr, 8));
      at += 3;
    } else {
      text += content[++at];
    }
  }
  ++at;
  return text;
}

}  // namespace

std::vector<std::string> lines_of_pdf(const std::string& document) {
  REQUIRE(document.starts_with("%PDF-1.4\n"));
  CHECK(document.ends_with("\n%%EOF\n"));
  const auto offsets = offsets_of(document);
  for (std::size_t i = 0; i < offsets.size(); ++i) {
    const auto head = std::to_string(i + 1) + " 0 obj\n";
    CHECK(document.substr(offsets[i], head.size()) == head);
  }
  const auto length_at = document.find("/Length ");
  REQUIRE(length_at != std::string::npos);
  const auto length = std::stoul(document.substr(length_at + 8));
  const auto begin = document.find("stream\n", length_at) + 7;
  CHECK(document.substr(begin + length, 9) == "endstream");
  const auto content = document.substr(begin, length);

  std::vector<std::string> lines;
  for (auto at = content.find('('); at < content.size(); at = content.find('(', at)) {
    lines.push_back(string_at(content, at));
    CHECK(content.substr(at, 7) == " Tj T*\n");
  }
  return lines;
}

}  // namespace mock::test
