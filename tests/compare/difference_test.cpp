// What is a difference of two answers, and what is only the world.
#include "compare/difference.h"

#include <algorithm>

#include "api/table_of_contents.h"
#include "support/catch.h"
#include "support/json.h"

namespace mock::test {
namespace {

using compare::Question;

const compare::Wording& wording() {
  static const auto known = [] {
    compare::Wording words(api::operations());
    json::Problems problems;
    words.learn(json::parse(R"({"name": "Blue Whale", "more": ["ann@rich.example", "rich-one"]})", problems));
    return words;
  }();
  return known;
}

const Operation& operation(std::string_view id) { return *std::ranges::find(api::operations(), id, &Operation::id); }

Question about(std::string_view id) {
  const auto& row = operation(id);
  return {.asked = {.target = std::string(row.path)},
          .operation = row.id,
          .told = std::string(row.path),
          .reply = row.reply};
}

asking::Answer answer(const Json& body, int status = 200, asking::HeaderLines headers = {}) {
  return {status, std::move(headers), body.dump()};
}

// "null where: form / form" for each difference.
std::vector<std::string> told(const Question& question, const asking::Answer& api, const asking::Answer& mock) {
  std::vector<std::string> lines;
  for (const auto& each : compare::compare(question, api, mock, wording()).differences)
    lines.push_back(std::string(compare::name_of(each.kind)) + " " + each.where + ": " + each.api + " / " + each.mock);
  return lines;
}

using Lines = std::vector<std::string>;

// What an address may look like.
Json address(const Json& changes = Json::object()) {
  Json all{{"address_id", "addr12345678901"},
           {"city", "Oslo"},
           {"state", ""},
           {"create_time", "2026-01-01T00:00:00Z"},
           {"address_lines", Json::array()}};
  all.update(changes);
  return all;
}

Lines of_addresses(const Json& api, const Json& mock = address()) {
  return told(about("OrganizationAddressGet"), answer(api), answer(mock));
}

TEST_CASE("Values that look alike are no difference", "[compare]") {
  CHECK(of_addresses(address()).empty());
  CHECK(of_addresses(address({{"city", "Bergen"},
                              {"create_time", "2025-05-05T05:05:05Z"},
                              {"state", "Viken"},
                              {"address_lines", {"Street 1"}}}))
            .empty());
}

TEST_CASE("Fields, names, types, nulls and formats that differ are told by their form", "[compare]") {
  auto without_city = address();
  without_city.erase("city");
  CHECK(of_addresses(without_city) == Lines{"field city: missing / a text"});
  CHECK(of_addresses(address({{"planet", "Earth"}})) == Lines{"field planet: a text / missing"});
  auto with_town = without_city;
  with_town["town"] = "Oslo";
  CHECK(of_addresses(with_town) == Lines{"name city: called town / called city"});
  CHECK(of_addresses(address({{"city", 5}})) == Lines{"type city: an integer / a text"});
  CHECK(of_addresses(address({{"state", nullptr}})) == Lines{"null state: null / an empty text"});
  CHECK(of_addresses(address({{"create_time", "2026-01-01T00:00:00.000000+00:00"}})) ==
        Lines{"format create_time: a time with fractions and an offset / a time with Z"});
  CHECK(of_addresses(address({{"address_id", "5a1e9d0b-1111-4111-8111-5a1e9d0b0001"}})) ==
        Lines{"format address_id: a UUID / an id with 11 hexadecimal digits"});
}

TEST_CASE("A word that the mock does not know is told where it knows all of them", "[compare]") {
  const auto domain = [](const char* state) {
    return answer({{"domains", {{{"domain_id", "d1"}, {"state", state}}}}});
  };
  const auto question = about("OrganizationDomainsList");
  CHECK(told(question, domain("verified"), domain("unverified")).empty());
  CHECK(told(question, domain("asleep"), domain("verified")) ==
        Lines{R"(word domains[].state: "asleep" / one of those it knows)"});
  CHECK(told(question, domain("Ann's house"), domain("verified")) ==
        Lines{"word domains[].state: a word / one of those it knows"});
}

TEST_CASE("Of two lists, what is in both is compared, and its order", "[compare]") {
  const auto groups = [](std::vector<std::string> names) {
    Json list = Json::array();
    for (const auto& name : names) list.push_back({{"user_group_id", "ug-" + name}, {"user_group_name", name}});
    return answer({{"user_groups", list}});
  };
  const auto question = about("UserGroupsList");
  CHECK(told(question, groups({"a", "b", "c"}), groups({"a", "b", "c"})).empty());
  CHECK(told(question, groups({"a", "c", "b"}), groups({"a", "b", "c"})) ==
        Lines{"order user_groups: one order / another one"});
  const auto other = compare::compare(question, groups({"a", "new", "c"}), groups({"a", "b", "c"}), wording());
  CHECK(other.differences.empty());
  CHECK(other.has_other_items);
  CHECK(told(question, groups({"b", "a"}), groups({"a", "c"})).empty());
}

TEST_CASE("The names in a map are of the world, and so are texts that look like nothing", "[compare]") {
  const auto question = about("ProjectTagsList");
  CHECK(told(question, answer({{"tags", {{"blue", "x"}}}}), answer({{"tags", {{"red", "y"}}}})).empty());
  CHECK(told(question, answer({{"tags", {{"blue", 5}}}}), answer({{"tags", {{"blue", "y"}}}})) ==
        Lines{"type tags.*: an integer / a text"});
}

Json refusal(int status, const std::string& message, const std::string& code = {}) {
  Json error{{"message", message}, {"status", status}};
  if (!code.empty()) error["error_code"] = code;
  return {{"errors", {error}}, {"message", message}};
}

Lines of_refusals(const Json& api, int api_status, const Json& mock, int mock_status) {
  auto question = about("OrganizationAddressGet");
  question.parameters = {{"organization_id", "org5a1e9d0ac1e"}, {"address_id", "addr9"}};
  return told(question, answer(api, api_status), answer(mock, mock_status));
}

TEST_CASE("Refusals differ in status, code and message, and not in whom they speak of", "[compare]") {
  const auto mock = refusal(404, "No address addr9 in org5a1e9d0ac1e", "address_not_found");
  CHECK(of_refusals(mock, 404, mock, 404).empty());
  CHECK(of_refusals(refusal(404, "No address addr9 in org5a1e9d0ac1e", "no_address"), 404, mock, 404) ==
        Lines{"error code errors[].error_code: no_address / address_not_found"});
  CHECK(of_refusals(refusal(404, "ann@rich.example of 'Blue Whale' has no addr9 before 2026-01-01, Blue Whale!",
                            "address_not_found"),
                    404, mock, 404) == Lines{"message message: … of '…' has no {address_id} before …, …! / "
                                             "No address {address_id} in {organization_id}"});
  CHECK(of_refusals(refusal(403, "No address addr9 in org5a1e9d0ac1e", "address_not_found"), 403, mock, 404) ==
        Lines{"status : 403, address_not_found / 404, address_not_found"});
  CHECK(of_refusals(address(), 200, mock, 404) == Lines{"status : 200 / 404, address_not_found"});
  CHECK(of_refusals({{"message", "No"}}, 404, {{"errors", Json::array()}, {"message", "No"}}, 404) ==
        Lines{"field errors: missing / an empty list"});
}

TEST_CASE("The mock's own hint is no difference", "[compare]") {
  auto mock = refusal(400, "Invalid input");
  mock["errors"][0]["hint"] = "did you mean limit?";
  CHECK(of_refusals(refusal(400, "Invalid input"), 400, mock, 400).empty());
}

TEST_CASE("JSON on one side alone is told", "[compare]") {
  const auto question = about("OrganizationAddressGet");
  CHECK(told(question, {200, {}, "<html>"}, answer(address())) == Lines{"body : no JSON / JSON"});
  CHECK(told(question, {200, {}, ""}, answer(address())) == Lines{"body : empty / JSON"});
}

TEST_CASE("Headers that are there on one side alone are told, and what clients read in others", "[compare]") {
  const auto with = [](asking::HeaderLines headers) { return answer(address(), 200, std::move(headers)); };
  const auto of = [&](asking::HeaderLines api, asking::HeaderLines mock) {
    return told(about("OrganizationAddressGet"), with(std::move(api)), with(std::move(mock)));
  };
  CHECK(of({{"X-Trace", "1"}}, {{"x-trace", "2"}}).empty());
  CHECK(of({{"Date", "now"}, {"Content-Length", "5"}, {"Server", "x"}}, {}).empty());
  CHECK(of({{"X-Trace", "1"}}, {}) == Lines{"header x-trace: there / missing"});
  CHECK(of({}, {{"Sunset", "1"}}) == Lines{"header sunset: missing / there"});
  CHECK(of({{"Allow", "GET"}}, {{"Allow", "GET,OPTIONS"}}) == Lines{"header allow: GET / GET,OPTIONS"});
  CHECK(of({{"Location", "/of/rich-one"}}, {{"Location", "/doc/"}}).size() == 1);
}

}  // namespace
}  // namespace mock::test
