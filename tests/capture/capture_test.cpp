// A mock that is captured from a mock: what is the same, what is told not to be, and what never gets into a fixture.
#include "capture/capture.h"

#include <algorithm>
#include <cctype>
#include <set>
#include <sstream>

#include "api/table_of_contents.h"
#include "capture/plan.h"
#include "diff/difference.h"
#include "fixtures/outline.h"
#include "fixtures/read.h"
#include "fixtures/shape.h"
#include "support/a_source.h"
#include "support/catch.h"
#include "support/rich.h"

namespace mock::test {
namespace {

using capture::Captured;
using capture::Note;
using capture::Wanted;

// With invoices, as those of both fixtures are few.
const Wanted all{.invoices = true};

Captured captured(ASource& source, std::string_view token, const Wanted& wanted = all) {
  auto asker = source.asked_by(token);
  return capture::capture(asker, wanted);
}

// What `aiven-mock diff` says, of a fixture that must be without problems.
std::vector<std::string> difference(ASource& source, const Captured& from) {
  auto reading = fixtures::read(from.fixture, {});
  for (const auto& problem : reading.problems) FAIL_CHECK(problem.pointer << ": " << problem.message);
  return diff::lines(diff::difference(*source.server().world().state(), reading.state));
}

std::vector<std::string> notes_of(const Captured& from, Note::What kind) {
  std::vector<std::string> notes;
  for (const auto& note : from.report.notes)
    if (note.kind == kind) notes.push_back(note.what + (note.why.empty() ? "" : ": " + note.why));
  return notes;
}

TEST_CASE("The demo, captured by its super admin, is the demo but for what nobody can read", "[capture]") {
  ASource source(demo());
  const auto capture = captured(source, sofia);
  // She does not belong to the other organization, and does not see the tokens of people who are not managed.
  CHECK(difference(source, capture) == std::vector<std::string>{
                                           "- organization Other",
                                           "- organization Other / authentication method Internal",
                                           "- organization Other / user olga@other.example",
                                           R"(- user arthur@acme.example / access token "Arthur's laptop")",
                                           R"(- user gus@acme.example / access token "Gus' laptop")",
                                           R"(- user mike@acme.example / access token "Mike's laptop")",
                                           "- user olga@other.example",
                                           R"(- user olga@other.example / access token "in another organization")",
                                           "- user olga@other.example / authentication method password",
                                           R"(- user tess@acme.example / access token "Tess' laptop")",
                                           R"(- user una@acme.example / access token "Una's laptop")",
                                       });
  CHECK(notes_of(capture, Note::What::left_out).empty());
  CHECK(notes_of(capture, Note::What::unknown).empty());
  CHECK(notes_of(capture, Note::What::does_not_fit).empty());
  CHECK(notes_of(capture, Note::What::made).empty());
}

// All of it is in the list of what nobody can read, or says what is so anyway.
const std::vector<std::string> what_nobody_can_read_of_rich{
    "- organization Rich / credit code 5.00",
    "- organization Rich / credit code 50.00",
    "- organization Small / billing group \"Default billing group\"",  // Ann is a plain member there
    "- organization Small / project small-one",
    "- user ann@rich.example / verification code email_verification",
    "- user ann@rich.example / verification code password_reset",
    "- user cat@rich.example / access token",
    "~ organization Rich: billing_group_limit",
    "~ organization Rich: vpc_settings.peering_seconds_to_active",
    "~ organization Rich: vpc_settings.seconds_to_active",
    "~ organization Rich / custom cloud environment Draft: creation_error",
    "~ organization Rich / custom cloud environment Ours: deleting",
    "~ organization Rich / domain richer.example: verification_fails",
    "~ organization Rich / invoice ab12-1: lines",  // commitments and discounts
    "~ organization Rich / kafka connect plugin mqtt / file 1.0: upload_key",
    "~ organization Rich / kafka connect plugin mqtt / file 1.1: upload_key",
    "~ organization Rich / kafka connect plugin mqtt / file 1.2: upload_key",
    ("~ organization Rich / organization vpc aws-eu-west-1 \"10.0.0.0/24\" / peering connection 123456789012 "
     "vpc-0123456789abcdef0: state"),
    "~ organization Rich / organization vpc google-europe-west1 \"10.2.0.0/24\": state",
    "~ organization Rich / payment method credit_card: country",
    "~ organization Rich / payment method credit_card: country_code",
    "~ organization Rich / project rich-one / integration endpoint Metrics: endpoint_config",
    "~ organization Rich / project rich-one / service pg-1: group_list",
    "~ organization Rich / project rich-one / vpc aws-eu-west-1 \"10.4.0.0/24\": state",
};

// Without the values.
std::vector<std::string> fields_that_differ(const std::vector<std::string>& lines) {
  std::vector<std::string> fields;
  for (const auto& line : lines) {
    const auto colon = line.find(": ");
    fields.push_back(colon == std::string::npos ? line : line.substr(0, line.find(' ', colon + 2)));
  }
  return fields;
}

TEST_CASE("A world with something of everything, captured, differs in what nobody can read alone", "[capture]") {
  ASource source(rich());
  const auto capture = captured(source, ann);
  CHECK(fields_that_differ(difference(source, capture)) == what_nobody_can_read_of_rich);
  CHECK(notes_of(capture, Note::What::unknown).empty());
  CHECK(notes_of(capture, Note::What::does_not_fit).empty());
}

TEST_CASE("An API that fails now and then is captured as well as one that does not", "[capture]") {
  ASource well(rich());
  ASource ill(rich());
  for (const auto* fault : {
           R"({"probability": 0.1, "fault": {"kind": "status", "status": 429, "headers": {"Retry-After": "3"}}})",
           R"({"probability": 0.1, "fault": {"kind": "status", "status": 503}})",
           R"({"probability": 0.1, "fault": {"kind": "drop"}})",
           R"({"probability": 0.05, "fault": {"kind": "reset", "when": "after"}})",
           R"({"probability": 0.05, "fault": {"kind": "truncate", "bytes": 20}})",
           R"({"probability": 0.2, "fault": {"kind": "latency", "ms": 2}})",
       })
    ill.server().fault(nlohmann::json::parse(fault));
  auto asker = ill.asked_by(ann, {.a_second = 0, .attempts = 30});  // whichever question has no luck
  const auto capture = capture::capture(asker, all);
  CHECK(capture.fixture == captured(well, ann).fixture);
  CHECK(ill.time().seconds() > 3);
}

TEST_CASE("Capturing asks by GET alone, and leaves nothing behind", "[capture]") {
  ASource source(rich());
  const auto before = source.server().world().state();
  const auto capture = captured(source, ann);
  const auto requests = source.journal()["requests"];
  CHECK(requests.size() == static_cast<std::size_t>(capture.report.asked));
  for (const auto& request : requests) CHECK(request["method"] == "GET");
  CHECK(diff::difference(*before, *source.server().world().state()).is_empty());
}

TEST_CASE("One organization can be captured alone, one that the caller does not belong to cannot", "[capture]") {
  ASource source(rich());
  const auto fixture = nlohmann::json::parse(captured(source, ann, {.organization_id = "org1"}).fixture);
  REQUIRE(fixture["organizations"].size() == 1);
  CHECK(fixture["organizations"][0]["organization_name"] == "Rich");
  CHECK_FALSE(fixture["organizations"][0].contains("invoices"));  // they were not asked for
  CHECK_THROWS_WITH(captured(source, ben, {.organization_id = "org2"}), "the caller belongs to no organization org2");
  CHECK_THROWS_AS(captured(source, "a-token-that-nobody-has-here"), capture::NothingThere);
}

TEST_CASE("What the caller may not read is left out and told, and the fixture loads all the same", "[capture]") {
  ASource source(demo());
  const auto capture = captured(source, mike);
  const auto told = notes_of(capture, Note::What::left_out);
  const auto is_told = [&](const std::string& operation) {
    return std::any_of(told.begin(), told.end(),
                       [&](const auto& each) { return each.starts_with(operation + ": 403"); });
  };
  CHECK(is_told("OrganizationUserInvitationsList"));
  CHECK(is_told("PermissionsGet"));
  CHECK_FALSE(is_told("OrganizationUserList"));
  for (const auto& line : difference(source, capture))  // fixtures give somebody a token where nobody has one
    if (line.starts_with("+ ")) CHECK(line == "+ user sofia@acme.example / access token");
}

TEST_CASE("Where no super admin can be read the caller is made one, since a world needs one", "[capture]") {
  ASource source(demo());
  source.server().fault(
      {{"match", {{"operation", "OrganizationUserList"}}}, {"fault", {{"kind", "status"}, {"status", 403}}}});
  const auto capture = captured(source, mike);
  CHECK(notes_of(capture, Note::What::made).size() == 1);
  const auto fixture = nlohmann::json::parse(capture.fixture);
  REQUIRE(fixture["users"].size() == 1);
  CHECK(fixture["users"][0]["user_email"] == "mike@acme.example");
  CHECK(fixtures::read(capture.fixture, {}).problems.empty());
}

TEST_CASE("A field that the mock does not know is told, with what it held", "[capture]") {
  ASource source(demo());
  source.server().fault(nlohmann::json::parse(R"({
      "match": {"operation": "UserGroupsList"},
      "fault": {"kind": "answer", "status": 200, "body": {"user_groups": [
          {"user_group_id": "ug77", "user_group_name": "Newcomers", "description": "", "managed_by_scim": false,
           "create_time": "2026-01-01T00:00:00Z", "update_time": "2026-01-01T00:00:00Z", "member_count": 0,
           "colour": "green"}]}}})"));
  const auto capture = captured(source, sofia);
  const auto& notes = capture.report.notes;
  const auto note = std::find_if(notes.begin(), notes.end(),
                                 [](const Note& each) { return each.what == "UserGroupsList user_groups[].colour"; });
  REQUIRE(note != notes.end());
  CHECK(note->kind == Note::What::unknown);
  CHECK(note->values == std::vector<std::string>{R"("green")"});
  CHECK(capture.report.as_json().find("green") != std::string::npos);
  CHECK(capture.fixture.find("Newcomers") != std::string::npos);
}

TEST_CASE("A permission that the mock does not know is told, and those beside it are kept", "[capture]") {
  ASource source(demo());
  source.server().fault(nlohmann::json::parse(R"({
      "match": {"operation": "PermissionsGet", "path": "/v1/organization/*/permissions/organization/*"},
      "fault": {"kind": "answer", "status": 200, "body": {"permissions": [
          {"principal_id": "u5a1e9d0c004", "principal_type": "user", "create_time": "2026-01-01T00:00:00Z",
           "update_time": "2026-01-01T00:00:00Z",
           "permissions": ["organization:coffee:make", "organization:app_users:write"]}]}}})"));
  const auto capture = captured(source, sofia);
  const auto told = notes_of(capture, Note::What::does_not_fit);
  CHECK(std::any_of(told.begin(), told.end(),
                    [](const auto& each) { return each.starts_with("organizations.permissions.permissions[]"); }));
  CHECK(capture.report.as_json().find("organization:coffee:make") != std::string::npos);
  CHECK(capture.fixture.find("organization:coffee:make") == std::string::npos);
  CHECK(capture.fixture.find("organization:app_users:write") != std::string::npos);
}

TEST_CASE("No secret that an API shows gets into a fixture or a report", "[capture][secrets]") {
  ASource source(rich());
  const auto capture = captured(source, ann);
  for (const auto* secret :
       {"a-password-of-pg", "a-key-of-datadog", "ann's password", "november-cookie", "cookie-of-the-memo", "claim-me",
        "code-3", "code-4", "ann-is-super-admin-of-rich", "ci-is-an-application-user", "\"challenge\"", "credit-1"}) {
    CAPTURE(secret);
    CHECK(capture.fixture.find(secret) == std::string::npos);
    CHECK(capture.report.as_json().find(secret) == std::string::npos);
  }
}

TEST_CASE("A secret that stands in several places is the same made one in all of them", "[capture][secrets]") {
  ASource source(rich());
  const auto fixture = nlohmann::json::parse(captured(source, ann).fixture);
  const auto service = fixture["organizations"][0]["projects"][0]["services"][0];
  const std::string password = service["users"][0]["password"];
  CHECK(service["service_uri"] == "postgres://admin:" + password + "@pg-1.rich.example:12001/defaultdb");
  CHECK(service["connection_info"]["pg"][0] == service["service_uri"]);
  CHECK(service["service_uri_params"]["password"] == password);
}

TEST_CASE("Tokens begin as those that they stand for, and go on as the seed says", "[capture]") {
  ASource source(demo());
  const auto tokens_of_sofia = [&](std::uint64_t seed) -> nlohmann::json {
    const auto fixture = nlohmann::json::parse(captured(source, sofia, {.seed = seed}).fixture);
    for (const auto& user : fixture["users"])
      if (user["user_email"] == "sofia@acme.example") return user["access_tokens"];
    return {};
  };
  const auto tokens = tokens_of_sofia(1);
  REQUIRE(!tokens.empty());
  const std::string token = tokens[0]["full_token"];
  CHECK(token.starts_with(sofia.substr(0, 12)));
  CHECK(token.find(sofia.substr(0, 13)) == std::string::npos);
  CHECK(tokens_of_sofia(1) == tokens);
  CHECK(tokens_of_sofia(2)[0]["full_token"] != token);
}

TEST_CASE("Lists that come in pages are read to their end", "[capture]") {
  auto fixture = rich();
  auto& accesses = fixture["organizations"][0]["governance_access"];
  for (int i = 0; i < 250; ++i)
    accesses.push_back({{"access_name", "Access " + std::to_string(i)},
                        {"project_name", "rich-one"},
                        {"service_name", "kafka-1"},
                        {"created_by", "u1"}});
  ASource source(fixture);
  CHECK(fields_that_differ(difference(source, captured(source, ann))) == what_nobody_can_read_of_rich);
}

// Every list of things in fixtures, as "organizations.projects.vpcs".
void add_lists(std::set<std::string>& to, const std::vector<fixtures::Outline>& outlines, const std::string& within) {
  for (const auto& outline : outlines) {
    const auto name = within + std::string(outline.list);
    if (!outline.is_history) to.insert(name);
    add_lists(to, outline.lists, name + ".");
  }
}

void add_readings(std::set<std::string>& to, const std::vector<capture::Reading>& readings, const std::string& owner,
                  const std::string& thing) {
  for (const auto& reading : readings) {
    const auto list = (reading.beside ? owner : thing) + std::string(reading.into);
    if (!reading.into.empty()) to.insert(list);
    add_readings(to, reading.then, thing, reading.into.empty() ? thing : list + ".");
  }
}

TEST_CASE("Whatever lists fixtures have, each is captured, or known as one that no API shows", "[capture]") {
  std::set<std::string> lists;
  std::set<std::string> read;
  add_lists(lists, fixtures::outlines(), "");
  add_readings(read, capture::plan(true), "", "organizations.");
  add_readings(read, capture::caller_plan(), "", "users.");
  const auto are_told_as_members = {"users", "organizations", "organizations.application_users",
                                    "organizations.application_users.access_tokens", "users.authentication_methods"};
  const auto come_with_their_vpcs = {"organizations.organization_vpcs.peering_connections",
                                     "organizations.projects.vpcs.peering_connections"};
  const auto nobody_sees = {"users.verification_codes", "organizations.credit_codes"};
  for (const auto& some : {are_told_as_members, come_with_their_vpcs, nobody_sees})
    read.insert(some.begin(), some.end());
  for (const auto& list : lists) {
    CAPTURE(list);
    CHECK(read.contains(list));
  }
}

void check_operations(const std::vector<capture::Reading>& readings) {
  for (const auto& reading : readings) {
    const auto& operations = api::operations();
    const auto found = std::find_if(operations.begin(), operations.end(),
                                    [&](const Operation& each) { return each.id == reading.operation; });
    CAPTURE(reading.operation);
    REQUIRE(found != operations.end());
    CHECK(found->method == Method::get);
    check_operations(reading.then);
  }
}

TEST_CASE("Every operation that a capture asks for is one that reads", "[capture]") {
  check_operations(capture::plan(true));
  check_operations(capture::caller_plan());
  check_operations({capture::organizations_plan()});
}

// In small letters; shorter ones are found in every text.
std::set<std::string> words_in(const std::string& text) {
  constexpr std::size_t shortest = 4;
  std::set<std::string> words;
  std::string word;
  for (const char c : text + " ") {
    if (std::isalnum(static_cast<unsigned char>(c)) != 0) {
      word += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
      continue;
    }
    if (word.size() >= shortest) words.insert(word);
    word.clear();
  }
  return words;
}

// The field of fixtures in which the value at a pointer is, or in a list of which; nothing inside of what may be
// anything.
const json::Field* field_at(const std::string& pointer) {
  const auto* shape = &fixtures::fixture_shape();
  const json::Field* field = nullptr;
  std::istringstream steps(pointer.substr(1));
  for (std::string step; std::getline(steps, step, '/');) {
    if (shape->kind == json::Shape::Kind::list) {
      shape = &shape->items.front();
      continue;
    }
    const auto& fields = shape->fields;
    const auto found = std::find_if(fields.begin(), fields.end(), [&](const auto& each) { return each.name == step; });
    if (found == fields.end()) return nullptr;
    field = &*found;
    shape = &field->shape;
  }
  return field;
}

// Whether any text fits there.
bool is_free_text(const json::Field& field) {
  using Kind = json::Shape::Kind;
  const auto kind = field.shape.kind == Kind::list ? field.shape.items.front().kind : field.shape.kind;
  return kind != Kind::choice && kind != Kind::time;
}

TEST_CASE("In an anonymous fixture a text is kept for what its field is, and all others share no word with it",
          "[capture][anonymous]") {
  ASource source(rich());
  const auto open = nlohmann::json::parse(captured(source, ann).fixture).flatten();
  const auto made = nlohmann::json::parse(captured(source, ann, {.invoices = true, .anonymous = true}).fixture);
  std::set<std::string> hidden;
  std::set<std::string> kept;
  std::set<std::string> kept_fields;
  for (const auto& [pointer, value] : open.items()) {
    if (!value.is_string()) continue;
    const auto words = words_in(value);
    const bool is_the_same =
        made.contains(nlohmann::json::json_pointer(pointer)) && made[nlohmann::json::json_pointer(pointer)] == value;
    (is_the_same ? kept : hidden).insert(words.begin(), words.end());
    const auto* field = field_at(pointer);
    if (is_the_same && !words.empty() && (field == nullptr || is_free_text(*field)))
      kept_fields.insert(field == nullptr ? pointer : std::string(field->name));
  }
  std::set<std::string> found;
  const auto flat = made.flatten();
  for (const auto& value : flat)
    if (value.is_string())
      for (const auto& word : words_in(value))
        if (hidden.contains(word) && !kept.contains(word)) found.insert(word);
  CHECK(found == std::set<std::string>{"https", "postgres"});  // which begin URIs
  CHECK(kept_fields == std::set<std::string>{
                           "brand", "cloud_name", "cloud_region", "country", "default_cloud", "endpoint_type", "event",
                           "peer_region", "plan", "service_plan", "service_type", "service_type_description",
                           "severity",
                           "state",  // of payment methods
                       });
}

std::size_t texts_in(const nlohmann::json& document) {
  const auto flat = document.flatten();
  return static_cast<std::size_t>(
      std::count_if(flat.begin(), flat.end(), [](const auto& value) { return value.is_string(); }));
}

TEST_CASE("An anonymous fixture holds no word that people have written", "[capture][anonymous]") {
  ASource source(rich());
  const auto open = nlohmann::json::parse(captured(source, ann).fixture);
  const auto capture = captured(source, ann, {.invoices = true, .anonymous = true, .seed = 1});
  const auto text = capture.fixture + capture.report.as_json();
  for (const auto* word :
       {"ann@",       "\"Ann",       "\"Ben",        "\"Cat",    "rich",    "Rich",        "Oslo",         "\"Admin",
        "\"IT\"",     "Developers",  "They develop", "Testers",  "Sales",   "Street",      "Helsinki",     "Uusimaa",
        "00100",      "4242",        "1111",         "FI123",    "PO 7",    "bill@",       "Builders",     "Helpers",
        "Okta",       "idp.example", "addr1",        "card_1",   "\"ug1",   "uam1",        "123456789012", "pg-1",
        "kafka-1",    "mqtt",        "MQTT",         "reader",   "topic-1", "Read all",    "\"First\"",    "\"Ours\"",
        "\"Main\"",   "\"Second\"",  "ab12",         "memo-1",   "hal@",    "Metrics",     "192.0.2.1",    "\"Ops\"",
        "curl",       "All is well", "It works",     "org1",     "\"Small", "ann-is",      "tech@",        "1.0\"",
        "MqttSource", "4111",        "5555",         "datadog-", "pcx-1",   "saml.example"}) {
    CAPTURE(word);
    CHECK(text.find(word) == std::string::npos);
  }
  CHECK(notes_of(capture, Note::What::does_not_fit).empty());
  CHECK(texts_in(nlohmann::json::parse(capture.fixture)) == texts_in(open));  // nothing is missing
}

TEST_CASE("People and what they may do are as many in an anonymous fixture, and written alike",
          "[capture][anonymous]") {
  ASource source(demo());
  const auto made = nlohmann::json::parse(captured(source, sofia, {.anonymous = true, .seed = 1}).fixture);
  const auto open = nlohmann::json::parse(captured(source, sofia, {}).fixture);
  for (const auto& [list, things] : open["organizations"][0].items()) {
    CAPTURE(list);
    if (things.is_array()) CHECK(made["organizations"][0][list].size() == things.size());
  }
  const auto seen_from = [](const nlohmann::json& user) {
    const std::string name = user["real_name"];
    const std::string email = user["user_email"];
    return std::pair(std::count(name.begin(), name.end(), ' '), std::count(email.begin(), email.end(), '@'));
  };
  for (std::size_t i = 0; i < open["users"].size(); ++i)
    CHECK(seen_from(open["users"][i]) == seen_from(made["users"][i]));
}

TEST_CASE("The same input and seed make the same words, another seed makes others", "[capture][anonymous]") {
  ASource source(demo());
  const auto with_seed = [&](std::uint64_t seed) {
    return captured(source, sofia, {.anonymous = true, .seed = seed}).fixture;
  };
  CHECK(with_seed(1) == with_seed(1));
  CHECK(with_seed(1) != with_seed(2));
}

}  // namespace
}  // namespace mock::test
