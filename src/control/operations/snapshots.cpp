// GET /_mock/snapshots, PUT and DELETE /_mock/snapshots/{name}, POST /_mock/snapshots/{name}/restore
#include "answers/refuse.h"
#include "json/writer.h"
#include "names.h"
#include "tables.h"

namespace mock::control {
namespace {

const json::Shape& snapshots_shape() {
  using namespace json;
  static const auto shape = object({required("snapshots", list(object({required("name", text())})))});
  return shape;
}

Reply no_such_snapshot(const ControlCall& call) {
  return answers::refuse(404, "There is no snapshot " + json::quoted(call.params["name"]));
}

Reply list(const ControlCall& call) {
  json::Writer out;
  {
    json::Object body(out);
    body.list("snapshots", [&] {
      for (const auto& name : call.world.snapshots.names()) {
        json::Object snapshot(out);
        snapshot("name", name);
      }
    });
  }
  return ok(out.take());
}

Reply put(const ControlCall& call) {
  const auto& name = call.params["name"];
  if (!Worlds::is_name(name)) return not_a_name("snapshot", name);
  auto before = call.world.snapshots.put(name, {call.world.state_to_keep(), call.world.fault_rules.progress()});
  if (before) call.world.dispose(std::move(before->state));
  return no_content();
}

Reply restore(const ControlCall& call) {
  const auto kept = call.world.snapshots.find(call.params["name"]);
  if (!kept) return no_such_snapshot(call);
  call.world.restore(*kept);
  return no_content();
}

Reply remove(const ControlCall& call) {
  auto kept = call.world.snapshots.remove(call.params["name"]);
  if (!kept) return no_such_snapshot(call);
  call.world.dispose(std::move(kept->state));
  return no_content();
}

}  // namespace

std::vector<ControlOperation> snapshot_operations() {
  return {
      {.id = "MockSnapshotList",
       .method = Method::get,
       .path = "/_mock/snapshots",
       .reply = snapshots_shape,
       .handler = list,
       .summary = "List the snapshots of the world"},
      {.id = "MockSnapshotPut",
       .method = Method::put,
       .path = "/_mock/snapshots/{name}",
       .handler = put,
       .summary = "Keep the present under this name"},
      {.id = "MockSnapshotDelete",
       .method = Method::remove,
       .path = "/_mock/snapshots/{name}",
       .handler = remove,
       .summary = "Forget a snapshot"},
      {.id = "MockSnapshotRestore",
       .method = Method::post,
       .path = "/_mock/snapshots/{name}/restore",
       .handler = restore,
       .summary = "Go back to a snapshot"},
  };
}

}  // namespace mock::control
