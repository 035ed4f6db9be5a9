// Which rules of docs/fidelity.md a difference is told with.
#include "compare/rules.h"

#include "support/catch.h"
#include "support/source_text.h"

namespace mock::test {
namespace {

using Ids = std::vector<std::string>;

TEST_CASE("The program knows every rule of docs/fidelity.md", "[compare]") {
  const compare::Rules rules(source_text("docs/fidelity.md"));
  CHECK(rules.size() == compare::known_rules().size());
  CHECK(rules.size() > 300);
}

TEST_CASE("A rule is found by a code, a field, a header or a message that it names, for its operations", "[compare]") {
  const auto& rules = compare::known_rules();
  CHECK(rules.about("UserInfo", {"token_validity_begin"}) == Ids{"T16", "T23"});
  CHECK(rules.about("OrganizationGet", {"city"}).empty());
  CHECK(rules.about("AccessTokenList", {"Missing (expired) db token"}) == Ids{"T2"});
  CHECK(rules.about("OrganizationGet", {"organization_not_found"}) == Ids{"E3"});
  CHECK(rules.about("", {"HEAD"}) == Ids{"E15"});
  CHECK(rules.about("UserInfo", {"expiry"}).empty());
}

}  // namespace
}  // namespace mock::test
