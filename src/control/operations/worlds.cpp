// GET and POST /_mock/worlds, GET, PUT and DELETE /_mock/worlds/{name}
#include <algorithm>

#include "answers/refuse.h"
#include "api/table_of_contents.h"
#include "base/ascii.h"
#include "base/nearest.h"
#include "fixtures/built_in.h"
#include "fixtures/handout.h"
#include "fixtures/read.h"
#include "fixtures/shape.h"
#include "json/writer.h"
#include "names.h"
#include "tables.h"

namespace mock::control {
namespace {

const json::Shape& new_world() {
  static const auto shape = json::object({
      json::optional("fixture", fixtures::fixture_shape(), "It begins as this one"),
      json::optional("fixture_name", json::text(), "It begins as a fixture in the binary: demo or empty"),
      json::optional("fork_of", json::text(), "It begins as another world is now"),
  });
  return shape;
}

const json::Shape& labelled_world() {
  static const auto shape = new_world().with({
      json::optional("label", json::text(0, 1000), "What its name is made from, such as that of a test"),
  });
  return shape;
}

const json::Shape& world_shape() {
  using namespace json;
  static const auto shape = object({
      required("name", text()),
      required("base_url", text(), "Of its API, as whoever asks reaches the server"),
      required("token", text().or_null(), "Of the first super admin"),
      required("organization_id", text().or_null(), "Of the first organization"),
      required("organization_name", text().or_null()),
      required("project_name", text().or_null(), "Of its first project"),
      required("payment_method_id", text().or_null(), "Of its first payment method"),
      required("tokens", map(text()), "By user_email, of the first thousand people, of those who have a valid one"),
  });
  return shape;
}

const json::Shape& worlds_shape() {
  using namespace json;
  static const auto shape =
      object({required("worlds", list(object({required("name", text()), required("base_url", text())})))});
  return shape;
}

void write_world(json::Writer& out, const ControlCall& call, std::string_view name, const World& world) {
  constexpr std::size_t most_people = 1000;  // so that what a fork costs does not grow with its world
  const auto state = world.state();
  const auto handout = fixtures::handout(*state);
  const auto tell = [&](std::string_view field, auto member) {
    out.name(field);
    handout ? out.value((*handout).*member) : out.value(nullptr);
  };
  json::Object object(out);
  object("name", name)("base_url", Worlds::url_of(call.base_url, name));
  tell("token", &fixtures::Handout::full_token);
  tell("organization_id", &fixtures::Handout::organization_id);
  tell("organization_name", &fixtures::Handout::organization_name);
  tell("project_name", &fixtures::Handout::project_name);
  tell("payment_method_id", &fixtures::Handout::payment_method_id);
  json::Object tokens(out, "tokens");
  for (const auto& [user, token, is_let_in] : fixtures::people(*state, most_people))
    if (is_let_in) tokens(user.user_email, token.full_token);
}

Reply list(const ControlCall& call) {
  json::Writer out;
  {
    json::Object body(out);
    body.list("worlds", [&] {
      for (const auto& name : call.worlds.names()) {
        json::Object world(out);
        world("name", name)("base_url", Worlds::url_of(call.base_url, name));
      }
    });
  }
  return ok(out.take());
}

Reply no_such_world(std::string_view name) { return answers::refuse(404, "There is no world " + json::quoted(name)); }

// What a new world begins as, or why it cannot.
struct Beginning {
  std::optional<Seed> seed;
  Reply refusal{};
};

Beginning from_fixture(const ControlCall& call, std::string_view text, const std::string& pointer) {
  auto reading = fixtures::read(text, {.seed = call.world.state()->chance.seed, .clock = {}, .served = api::served()});
  if (reading.problems.empty()) return {std::move(reading).seed()};
  for (auto& problem : reading.problems) problem.pointer.insert(0, pointer);
  return {std::nullopt, answers::refuse(reading.problems)};
}

Beginning begin(const ControlCall& call, const json::Value& body) {
  if (const auto* fixture = body.find("fixture")) {
    json::Writer text;
    text.value(*fixture);
    return from_fixture(call, text.take(), "/fixture");
  }
  if (const auto name = body.optional_text("fixture_name")) {
    if (const auto text = fixtures::built_in(*name)) return from_fixture(call, *text, "/fixture_name");
    return {std::nullopt, answers::refuse({{"/fixture_name", "there is no built-in fixture " + json::quoted(*name) +
                                                                 ", only demo and empty" +
                                                                 did_you_mean(*name, fixtures::built_in_names())}})};
  }
  const auto origin = body.text("fork_of", Worlds::standard_name);
  if (const auto world = call.worlds.find(origin)) return {Seed(world->state_to_keep())};
  return {std::nullopt, no_such_world(origin)};
}

// Of fixture, fixture_name and fork_of: how many are there?
std::ptrdiff_t count_of_origins(const json::Value& body) {
  const auto members = body.as_members();
  return std::count_if(members.begin(), members.end(), [](const auto& member) { return member.first != "label"; });
}

Reply needs_one_origin() {
  return answers::refuse({{"", "a world needs exactly one of fixture, fixture_name and fork_of"}});
}

// What a label says, as far as a name can: "TestUsers/cannot log in" is TestUsers-cannot-log-in.
std::string name_from(std::string_view label) {
  constexpr std::size_t longest = 100;  // a number comes behind it
  std::string name;
  for (const char c : label) {
    const bool may_be = ascii::is_letter_or_digit(c) || c == '.' || c == '_';
    if (may_be)
      name += c;
    else if (!name.empty() && name.back() != '-')
      name += '-';
  }
  name.resize(std::min(name.size(), longest));
  while (name.ends_with('-')) name.pop_back();
  return name.empty() ? "world" : name;
}

Reply reply_with(const ControlCall& call, const std::string& name, const World& world) {
  json::Writer out;
  write_world(out, call, name, world);
  return ok(out.take());
}

// A name that no world of this server has had, so that nobody finds what another one has left.
Reply add(const ControlCall& call) {
  json::Problems problems;
  auto body = json::parse(call.text.empty() ? "{}" : call.text, problems);
  if (problems.empty()) problems = json::check(labelled_world(), body).problems;
  if (!problems.empty()) return answers::refuse(problems);
  if (count_of_origins(body) > 1) return needs_one_origin();
  const auto beginning = begin(call, body);
  if (!beginning.seed) return beginning.refusal;
  const auto stem = name_from(body.text("label"));
  while (true) {
    const auto name = stem + "-" + std::to_string(call.worlds.next_number());
    if (!call.worlds.put(name, *beginning.seed, true)) continue;  // somebody has given this name to one
    const auto made = call.worlds.find(name);
    return made ? reply_with(call, name, *made) : no_such_world(name);
  }
}

Reply put(const ControlCall& call) {
  const auto& name = call.params["name"];
  if (!Worlds::is_name(name)) return not_a_name("world", name);
  if (name == Worlds::standard_name)
    return answers::refuse(409, "The world \"default\" is always there; PUT /_mock/state replaces what is in it");
  const auto condition = call.request.header("if-none-match");
  if (!condition.empty() && condition != "*")
    return answers::refuse(400, "If-None-Match can only be *: make a world if there is none of its name");

  if (count_of_origins(call.body) != 1) return needs_one_origin();
  auto beginning = begin(call, call.body);
  if (!beginning.seed) return beginning.refusal;
  if (!call.worlds.put(name, std::move(*beginning.seed), !condition.empty()))
    return answers::refuse(412, "There is a world " + json::quoted(name) + " already");
  const auto made = call.worlds.find(name);
  return made ? reply_with(call, name, *made) : no_such_world(name);  // somebody was quick to delete it
}

Reply get(const ControlCall& call) {
  const auto& name = call.params["name"];
  const auto world = call.worlds.find(name);
  return world ? reply_with(call, name, *world) : no_such_world(name);
}

Reply remove(const ControlCall& call) {
  const auto& name = call.params["name"];
  if (name == Worlds::standard_name)
    return answers::refuse(409, "The world \"default\" is always there; POST /_mock/reset puts it back as it was");
  return call.worlds.remove(name) ? no_content() : no_such_world(name);
}

}  // namespace

std::vector<ControlOperation> world_operations() {
  return {
      {.id = "MockWorldList",
       .method = Method::get,
       .path = "/_mock/worlds",
       .reply = worlds_shape,
       .handler = list,
       .summary = "List the worlds of the server"},
      {.id = "MockWorldAdd",
       .method = Method::post,
       .path = "/_mock/worlds",
       .body = labelled_world,
       .reads_body_itself = true,
       .reply = world_shape,
       .handler = add,
       .summary = "Make a world with a name that no other one has"},
      {.id = "MockWorldGet",
       .method = Method::get,
       .path = "/_mock/worlds/{name}",
       .reply = world_shape,
       .handler = get,
       .summary = "Get what a suite needs to know of a world"},
      {.id = "MockWorldPut",
       .method = Method::put,
       .path = "/_mock/worlds/{name}",
       .body = new_world,
       .reply = world_shape,
       .handler = put,
       .summary = "Make a world, in place of one that may have had this name"},
      {.id = "MockWorldDelete",
       .method = Method::remove,
       .path = "/_mock/worlds/{name}",
       .handler = remove,
       .summary = "Delete a world"},
  };
}

}  // namespace mock::control
