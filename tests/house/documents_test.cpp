// The documents, compared with the operations that are served: each one is told of where a reader looks for it.
#include <algorithm>
#include <filesystem>
#include <map>
#include <regex>
#include <string>
#include <vector>

#include "api/table_of_contents.h"
#include "support/catch.h"
#include "support/source_text.h"

namespace mock::test {
namespace {

using Counts = std::map<std::string, int>;

// How often each word with a capital letter in it stands in what `part` finds.
Counts names_in(const std::string& text, const std::regex& part) {
  static const std::regex name("[A-Za-z0-9]*[A-Z][A-Za-z0-9]+");
  Counts counts;
  for (std::sregex_iterator found(text.begin(), text.end(), part), end; found != end; ++found) {
    const std::string names = (*found)[1];
    for (std::sregex_iterator each(names.begin(), names.end(), name); each != end; ++each) ++counts[each->str()];
  }
  return counts;
}

void check_that_each_operation_is_named_once(const Counts& named) {
  for (const auto& row : api::operations()) {
    INFO(row.id);
    const auto found = named.find(std::string(row.id));
    CHECK((found == named.end() ? 0 : found->second) == 1);
  }
  for (const auto& [name, count] : named) {
    INFO(name << " is no operation");
    CHECK(std::any_of(api::operations().begin(), api::operations().end(),
                      [&, &name = name](const Operation& row) { return row.id == name; }));
  }
}

TEST_CASE("docs/operations.md lists every operation, once", "[house]") {
  const std::regex names_of_a_row(R"(\n\| [^|]+ \| ([A-Z][^|]+) \|)");
  check_that_each_operation_is_named_once(names_in(source_text("docs/operations.md"), names_of_a_row));
}

TEST_CASE("Every operation belongs to one section of what is refused, and to one of the rules", "[house]") {
  const std::regex operations(R"(\nOperations: ([^.]+)\.\n)");
  for (const auto* name : {"docs/errors.md", "docs/fidelity.md"}) {
    INFO(name);
    check_that_each_operation_is_named_once(names_in(source_text(name), operations));
  }
}

TEST_CASE("No two rules have one id", "[house]") {
  const auto text = source_text("docs/fidelity.md");
  const std::regex id(R"(\n\| ([A-Z]+[0-9]+b?) \|)");
  Counts ids;
  for (std::sregex_iterator found(text.begin(), text.end(), id), end; found != end; ++found) ++ids[(*found)[1]];
  CHECK(ids.size() > 200);
  for (const auto& [name, count] : ids) {
    INFO(name);
    CHECK(count == 1);
  }
}

TEST_CASE("Every file and folder of the sources that a document names is there", "[house]") {
  namespace fs = std::filesystem;
  const fs::path root(AIVEN_MOCK_SOURCE);
  std::vector<fs::path> documents{"README.md", "CONTRIBUTING.md"};
  for (const auto& entry : fs::directory_iterator(root / "docs"))
    if (entry.path().extension() == ".md") documents.push_back(entry.path());
  const std::regex place(R"(`((src|include|tests|scripts|cmake|fixtures)/[\w./-]+)`)");
  int places = 0;
  for (const auto& document : documents) {
    const auto text = source_text(document);
    for (std::sregex_iterator found(text.begin(), text.end(), place), end; found != end; ++found, ++places) {
      INFO(document.filename().string() << " names " << (*found)[1]);
      CHECK(fs::exists(root / (*found)[1].str()));
    }
  }
  CHECK(places > 10);
}

}  // namespace
}  // namespace mock::test
