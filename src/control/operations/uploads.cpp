// PUT /_mock/uploads/{upload_key}: where files of plugins are sent. Whoever knows the key may: the address is all that
// the client has, as of one at a cloud's object storage (pipeline/control_guard.h lets it in).
#include "answers/refuse.h"
#include "base/sha256.h"
#include "base/zip.h"
#include "model/refusals.h"
#include "model/state.h"
#include "tables.h"

namespace mock::control {
namespace {

// "org/example/MqttSourceConnector.class": org.example.MqttSourceConnector.
std::string class_name(std::string_view entry) {
  constexpr std::string_view ending = ".class";
  if (!entry.ends_with(ending)) return {};
  std::string name(entry.substr(0, entry.size() - ending.size()));
  for (auto& c : name)
    if (c == '/') c = '.';
  return name;
}

// KP4
connect_plugins::Arrived look_at(std::string_view file) {
  connect_plugins::Arrived arrived;
  const auto entries = zip::entry_names(file);
  if (!entries) {
    arrived.problem = "The file is neither a JAR nor a ZIP archive";
    return arrived;
  }
  arrived.size = static_cast<std::int64_t>(file.size());
  arrived.sha256 = sha256(file);
  for (const auto entry : *entries)
    if (auto name = class_name(entry); connect_plugins::type_of_class(name)) arrived.classes.push_back(std::move(name));
  return arrived;
}

Reply upload(const ControlCall& call) {
  const auto arrived = look_at(call.text);
  const auto* refused = call.world.change([&](State& next) {
    return connect_plugins::receive(next, call.params["upload_key"], arrived, next.clock.now());
  });
  if (refused != nullptr) return answers::refuse(Refusal(*refused));
  return {200, {}, "text/plain; charset=utf-8"};
}

// As an object storage answers: 200, and not 204.
const json::Shape& nothing() {
  static const auto shape = json::text(0, 0);
  return shape;
}

}  // namespace

std::vector<ControlOperation> upload_operations() {
  return {
      {.id = "MockUpload",
       .method = Method::put,
       .path = "/_mock/uploads/{upload_key}",
       .reads_body_itself = true,
       .reply = nothing,
       .reply_type = "text/plain; charset=utf-8",
       .handler = upload,
       .summary = "Send the file of a plugin for Kafka Connect, to the address that it was given"},
  };
}

}  // namespace mock::control
