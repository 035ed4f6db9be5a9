#include "base/pdf.h"

#include <algorithm>

#include "support/catch.h"
#include "support/pdf_file.h"

namespace mock::test {
namespace {

using Lines = std::vector<std::string>;

TEST_CASE("A PDF document shows its lines, and its table of objects is right", "[pdf]") {
  CHECK(lines_of_pdf(pdf({"Invoice 1", "", "Total: 12.34 EUR"})) == Lines{"Invoice 1", "", "Total: 12.34 EUR"});
  CHECK(lines_of_pdf(pdf({})).empty());
  CHECK(lines_of_pdf(pdf(Lines(2000, "a long document, whose offsets have six digits"))).size() == 2000);
  CHECK(pdf({"a"}) == pdf({"a"}));
}

TEST_CASE("Text of a PDF document may hold anything", "[pdf]") {
  const Lines awkward{"(a) \\ b)", ") Tj (", "\\", "\\101", "endstream endobj", "%%EOF"};
  CHECK(lines_of_pdf(pdf(awkward)) == awkward);
  // Western European letters, the euro, what the font does not have, what is no UTF-8.
  CHECK(lines_of_pdf(pdf({"Grün & Søn", "5 €", "日本 ok",
                          "a\xff"
                          "b",
                          "cut\xe2\x82"})) == Lines{"Gr\xfcn & S\xf8n", "5 \x80", "?? ok", "a?b", "cut?"});
  CHECK(lines_of_pdf(pdf({"two\nlines\tand\x7f more"})) == Lines{"two lines and  more"});
  const auto bytes = pdf({"Grün €"});
  CHECK(std::all_of(bytes.begin(), bytes.end(), [](char c) { return c == '\n' || (c >= ' ' && c < '\x7f'); }));
}

}  // namespace
}  // namespace mock::test
