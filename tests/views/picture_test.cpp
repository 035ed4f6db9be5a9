// A field is told once, in the picture of its thing: answers, requests and fixtures follow from it.
#include "views/picture.h"

#include <nlohmann/json.hpp>

#include "api/table_of_contents.h"
#include "fixtures/read.h"
#include "fixtures/write.h"
#include "model/state.h"
#include "support/a_world.h"
#include "support/catch.h"
#include "views/request_body.h"

namespace mock::test {

enum class Mood { calm, wild };

struct Boat {
  std::string name, harbour;
  std::optional<std::int64_t> length;
  Mood mood = Mood::calm;
  std::vector<std::string> crew;
  Rare<std::string> flag;
};

}  // namespace mock::test

namespace mock::views {

template <>
inline constexpr std::array<std::string_view, 2> words<test::Mood>{"calm", "wild"};

}  // namespace mock::views

namespace mock::test {
namespace {

using namespace views;
using Json = nlohmann::json;

const Picture<Boat>& boat() {
  static const Picture<Boat> picture({
      kept<&Boat::name>("name", json::text(0, 10), "For people").accepts(json::text(1, 10)),
      kept<&Boat::harbour>("harbour", json::text()).or_left_out(),
      kept<&Boat::length>("length", json::integer(1, 100).or_null()),
      kept<&Boat::mood>("mood", choice_of<Mood>()),
      kept<&Boat::crew>("crew", json::list(json::text())),
      kept<&Boat::flag>("flag", json::text()).or_null(),
      worked_out<Boat>("letters", json::integer(0, 10), [](const Boat& boat) { return boat.name.size(); }),
      always<Boat>("floats", json::boolean(), true),
  });
  return picture;
}

const RequestBody<Boat>& new_boat() {
  static const RequestBody<Boat> body(boat(), needed<&Boat::name>(), may<&Boat::length, &Boat::mood, &Boat::crew>());
  return body;
}

template <class Thing>
std::string text_of(const Picture<Thing>& picture, const Thing& thing) {
  const State nowhere;
  json::Writer out;
  picture.write(out, {nowhere, {}}, thing);
  return out.take();
}

json::Document parsed(const std::string& text) {
  json::Problems problems;
  auto document = json::parse(text, problems);
  REQUIRE(problems.empty());
  return document;
}

std::vector<std::string> names_of(const json::Shape& shape) {
  std::vector<std::string> names;
  for (const auto& field : shape.fields) names.emplace_back(field.name);
  return names;
}

Wish<Boat> wished(const std::string& body) { return new_boat().wish_of(parsed(body)); }

const Boat sparrow{"Sparrow", "Turku", 12, Mood::wild, {"Ann", "Bo"}, "FI"};

TEST_CASE("The text of a thing has the fields of its shape, in their order, and fits it", "[picture]") {
  const auto text = text_of(boat(), sparrow);
  CHECK(text == R"({"name":"Sparrow","harbour":"Turku","length":12,"mood":"wild","crew":["Ann","Bo"],"flag":"FI",)"
                R"("letters":7,"floats":true})");
  std::vector<std::string> written;
  const auto document = nlohmann::ordered_json::parse(text);
  for (const auto& [name, value] : document.items()) written.push_back(name);
  CHECK(written == names_of(boat().shape()));
  CHECK(json::check(boat().shape(), parsed(text)).problems.empty());
  CHECK(json::check(boat().shape(), parsed(text_of(boat(), Boat{}))).problems.empty());
}

TEST_CASE("What is unset is null, or left out where its field says so", "[picture]") {
  const auto text = Json::parse(text_of(boat(), Boat{}));
  CHECK(text["length"] == nullptr);
  CHECK(text["flag"] == nullptr);
  CHECK_FALSE(text.contains("harbour"));
  CHECK(text["name"] == "");
  CHECK(text["mood"] == "calm");
}

TEST_CASE("A request takes what it names of a picture, with what the picture accepts", "[picture]") {
  CHECK(names_of(new_boat().shape()) == std::vector<std::string>{"name", "length", "mood", "crew"});
  const auto problem_of = [](const std::string& body) {
    const auto problems = json::check(new_boat().shape(), parsed(body)).problems;
    return problems.empty() ? std::string() : problems.begin()->pointer + ": " + problems.begin()->message;
  };
  CHECK(problem_of(R"({"name": "Gull", "mood": "wild"})").empty());
  CHECK(problem_of("{}") == ": missing field \"name\"");
  CHECK(problem_of(R"({"name": ""})") == "/name: name must have at least 1 character(s), not 0");
  CHECK(problem_of(R"({"name": "Gull", "harbour": "Turku"})").find("harbour") != std::string::npos);

  auto changed = sparrow;
  wished(R"({"name": "Gull", "length": null, "crew": []})").apply_to(changed);
  CHECK(text_of(boat(), changed) == R"({"name":"Gull","harbour":"Turku","length":null,"mood":"wild","crew":[],)"
                                    R"("flag":"FI","letters":4,"floats":true})");
}

TEST_CASE("A wish knows what was asked for", "[picture]") {
  const auto wish = wished(R"({"name": "Gull"})");
  REQUIRE(wish.get<&Boat::name>() != nullptr);
  CHECK(*wish.get<&Boat::name>() == "Gull");
  CHECK(wish.get<&Boat::length>() == nullptr);
  CHECK_FALSE(wish.is_empty());
  CHECK(wished("{}").is_empty());
}

TEST_CASE("One endpoint may accept another shape, or mean more by a field", "[picture]") {
  const auto body = RequestBody<Boat>(boat(), may<&Boat::name, &Boat::length>())
                        .accepts<&Boat::length>(json::integer(1, 5))
                        .says<&Boat::name>("As it is painted");
  CHECK(json::check(body.shape(), parsed(R"({"length": 5})")).problems.empty());
  CHECK_FALSE(json::check(body.shape(), parsed(R"({"length": 6})")).problems.empty());
  CHECK(body.shape().fields[0].description == "As it is painted");
  CHECK(new_boat().shape().fields[0].description == "For people");
}

TEST_CASE("A request that asks for what the picture does not keep is refused at once", "[picture]") {
  const Picture<Boat> without_flag({kept<&Boat::name>("name", json::text())});
  CHECK_THROWS_WITH(RequestBody<Boat>(without_flag, may<&Boat::flag>()),
                    Catch::Matchers::StartsWith("a request asks for a member that the picture does not keep"));
  CHECK_THROWS_WITH(
      RequestBody<Boat>(without_flag, needed<&Boat::name>(), may<&Boat::name>()),
      Catch::Matchers::StartsWith("a request asks for a member that the picture does not keep, or twice"));
  CHECK_THROWS_WITH(RequestBody<Boat>(without_flag, may<&Boat::name>()).says<&Boat::flag>("Of which country"),
                    Catch::Matchers::StartsWith("a request says more of a member that it does not ask for"));
}

TEST_CASE("A face of two things has the fields of both", "[picture]") {
  struct Berth {
    const Boat* boat;
    std::int64_t number;
  };
  const auto berth = Picture<Berth>(fields_of<&Berth::boat>(Picture<Boat>({
                                        kept<&Boat::name>("name", json::text()),
                                        kept<&Boat::harbour>("harbour", json::text()).or_left_out(),
                                    })))
                         .with({kept<&Berth::number>("number", json::integer(0, 99))});
  CHECK(text_of(berth, {&sparrow, 7}) == R"({"name":"Sparrow","harbour":"Turku","number":7})");
  const Boat nameless;
  CHECK(text_of(berth, {&nameless, 8}) == R"({"name":"","number":8})");
}

TEST_CASE("A form writes what it reads: what was not set is written so that it reads the same", "[picture]") {
  auto fixture = demo();
  fixture["users"][0]["access_tokens"] = Json::array({
      {{"full_token", std::string(24, 'a')}},
      {{"full_token", std::string(24, 'b')},
       {"description", "all of it"},
       {"max_age_seconds", 3600},
       {"extend_when_used", true},
       {"ip_allowlist", {"192.0.2.0/24"}},
       {"scopes", {"user:read"}},
       {"created_manually", false},
       {"create_time", "2026-01-01T00:00:00Z"},
       {"last_used_time", "2026-01-01T00:00:01Z"},
       {"last_ip", "192.0.2.1"},
       {"last_user_agent", "avn"}},
  });
  const auto read = fixtures::read(fixture.dump(), {.served = api::served()});
  REQUIRE(read.problems.empty());
  const auto tokens = Json::parse(fixtures::write(read.state))["users"][0]["access_tokens"];
  REQUIRE(tokens.size() == 2);
  CHECK(tokens[0]["max_age_seconds"] == nullptr);
  CHECK(tokens[0]["scopes"] == nullptr);
  CHECK(tokens[0]["extend_when_used"] == false);
  for (const auto& [name, value] : fixture["users"][0]["access_tokens"][1].items()) {
    INFO(name);
    CHECK(tokens[1][name] == value);
  }
  const auto again = fixtures::read(fixtures::write(read.state), {.served = api::served()});
  CHECK(fixtures::write(again.state) == fixtures::write(read.state));
}

}  // namespace
}  // namespace mock::test
