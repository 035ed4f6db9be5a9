// GET /_mock/diff
#include "diff/difference.h"

#include "answers/refuse.h"
#include "json/writer.h"
#include "tables.h"

namespace mock::control {
namespace {

constexpr std::string_view what_a_state_is = "seed, now, snapshot:NAME or world:NAME";

const json::Shape& states_shape() {
  using namespace json;
  static const auto shape = object({
      optional("from", text(1, 128), "seed, now, snapshot:NAME or world:NAME; without it: the seed"),
      optional("to", text(1, 128), "The same; without it: now"),
      optional("everything", boolean(), "Also made ids, times of use and of changes, and history"),
  });
  return shape;
}

const json::Shape& difference_shape() {
  using namespace json;
  static const auto change = object({
      required("thing", text()),
      required("field", text(), "Those of an object in the thing stand behind a dot"),
      required("before", anything(), "Names stand for ids; of a list that names things: those that are gone"),
      required("after", anything(), "Of a list that names things: those that are new"),
  });
  static const auto shape = object({
      required("added", list(text()), "Things, with their places"),
      required("removed", list(text())),
      required("changed", list(change)),
  });
  return shape;
}

// Null when there is no such state.
StatePtr state_named(const ControlCall& call, std::string_view name) {
  constexpr std::string_view snapshot = "snapshot:";
  constexpr std::string_view world = "world:";
  if (name == "seed") return call.world.beginning();
  if (name == "now") return call.world.state();
  if (name.starts_with(snapshot)) {
    const auto kept = call.world.snapshots.find(name.substr(snapshot.size()));
    return kept ? kept->state : nullptr;
  }
  if (!name.starts_with(world)) return nullptr;
  const auto other = call.worlds.find(name.substr(world.size()));
  return other ? other->state() : nullptr;
}

Reply get(const ControlCall& call) {
  json::Problems problems;
  const auto state = [&](std::string_view parameter, std::string_view otherwise) {
    const auto name = call.query.text(parameter, otherwise);
    auto found = state_named(call, name);
    if (!found)
      problems.push_back({"", std::string(parameter) + ": there is no state " + json::quoted(name) + "; it is " +
                                  std::string(what_a_state_is)});
    return found;
  };
  const auto from = state("from", "seed");
  const auto to = state("to", "now");
  if (!problems.empty()) return answers::refuse(problems);
  json::Writer out;
  const auto told = call.query.flag("everything") ? diff::Told::everything : diff::Told::what_counts;
  diff::write(out, diff::difference(*from, *to, told));
  return ok(out.take());
}

}  // namespace

std::vector<ControlOperation> diff_operations() {
  return {
      {.id = "MockDiffGet",
       .method = Method::get,
       .path = "/_mock/diff",
       .query = states_shape,
       .reply = difference_shape,
       .handler = get,
       .summary = "Say what differs between two states"},
  };
}

}  // namespace mock::control
