// The documents, compared with the operations that are served: each one is told of where a reader looks for it.
#include <algorithm>
#include <map>
#include <regex>
#include <string>

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
                      [&](const Operation& row) { return row.id == name; }));
  }
}

TEST_CASE("README.md lists every operation, once", "[house]") {
  const auto readme = source_text("README.md");
  const auto from = readme.find("\n## What it serves\n");
  REQUIRE(from != std::string::npos);
  const auto list = readme.substr(from, readme.find("\n## ", from + 1) - from);
  check_that_each_operation_is_named_once(names_in(list, std::regex(R"(\n\| [^|]+ \| ([A-Z][^|]+) \|)")));
}

TEST_CASE("Every operation belongs to one section of what is refused, and to one of the rules", "[house]") {
  const std::regex operations(R"(\nOperations: ([^.]+)\.\n)");
  for (const auto* name : {"docs/errors.md", "docs/fidelity.md"}) {
    INFO(name);
    check_that_each_operation_is_named_once(names_in(source_text(name), operations));
  }
}

}  // namespace
}  // namespace mock::test
