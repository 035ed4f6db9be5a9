// Plugins for Kafka Connect: announced, sent, looked at, described and deleted.
#include "base/zip.h"
#include "support/a_world.h"
#include "support/catch.h"
#include "support/json.h"
#include "support/unchanged.h"

namespace mock::test {
namespace {

const std::string at = acme + "/kafka-connect", plugins = at + "/custom-plugins", files = at + "/custom-plugin-files",
                  classes = at + "/custom-plugin-classes";

std::string number(std::size_t value, int width) {
  std::string bytes;
  for (; width > 0; --width, value >>= 8U) bytes += static_cast<char>(value & 0xffU);
  return bytes;
}

// A ZIP archive with entries of these names, and nothing in them.
std::string archive(const std::vector<std::string>& names) {
  std::string entries;
  for (const auto& name : names)
    entries += "PK\x01\x02" + std::string(24, '\0') + number(name.size(), 2) + std::string(16, '\0') + name;
  return "x" + entries + "PK\x05\x06" + std::string(4, '\0') + number(names.size(), 2) + number(names.size(), 2) +
         number(entries.size(), 4) + number(1, 4) + std::string(2, '\0');
}

Json version(const std::string& number) {
  return {{"plugin_name", "mine"}, {"plugin_version", number}, {"service_type", "kafka_connect"}};
}

std::string target_of(const Json& announced) {
  const auto url = announced["upload_info"]["url"].get<std::string>();
  return url.substr(url.find("/_mock/"));
}

// Announces a version and sends it; its id.
std::string send(AWorld& world, const std::string& number, const std::string& bytes) {
  const auto announced = world.as(sofia).post(files, version(number));
  REQUIRE(announced.status == 200);
  CHECK(announced.json["file_status"] == "INITIAL");
  CHECK(world.as(nobody).send(Method::put, target_of(announced.json), bytes).status == 200);
  return announced.json["plugin_file_id"];
}

TEST_CASE("A file that has come is looked into: its size, its checksum and its classes are known",
          "[connect_plugins]") {
  AWorld world;
  const auto bytes = archive({"META-INF/MANIFEST.MF", "org/example/MqttSourceConnector.class",
                              "org/example/MqttSinkConnector.class", "org/example/Config.class"});
  const auto id = send(world, "1.0", bytes);
  const auto file = world.as(mike).get(files + "/" + id).json;
  CHECK(file["file_status"] == "READY");
  CHECK(file["file_size"] == bytes.size());
  CHECK(file["file_sha256"].get<std::string>().size() == 64);
  REQUIRE(file["plugin_classes"].size() == 2);
  CHECK(file["plugin_classes"][0]["plugin_class"] == "org.example.MqttSourceConnector");
  CHECK(file["plugin_classes"][0]["title"] == "MqttSourceConnector");
  CHECK(file["plugin_classes"][1]["plugin_class_type"] == "sink");
  CHECK(file["created_by"] == "sofia@acme.example");
  for (const auto& list : {files + "/" + id + "/classes", plugins + "/mine/classes", classes})
    CHECK(world.as(mike).get(list).json["plugin_classes"] == file["plugin_classes"]);
}

TEST_CASE("What is no archive fails, and is told", "[connect_plugins]") {
  AWorld world;
  for (const auto& bytes : {std::string("no archive"), archive({"a"}).substr(0, 40), std::string()}) {
    const auto id = send(world, "1.0.dev" + std::to_string(bytes.size()), bytes);
    const auto file = world.as(mike).get(files + "/" + id).json;
    CHECK(file["file_status"] == "FAILED");
    CHECK(file["verify_error_code"] == 1);
    CHECK(file["verify_error_message"] == "The file is neither a JAR nor a ZIP archive");
    CHECK_FALSE(file.contains("file_sha256"));
  }
}

TEST_CASE("A file is sent once, in time, to the address that it was given", "[connect_plugins]") {
  AWorld world;
  const auto announced = world.as(sofia).post(files, version("1.0")).json;
  const auto status = [&](const std::string& target) {
    return world.as(nobody).send(Method::put, target, archive({})).status;
  };
  CHECK(status("/_mock/uploads/nobody-knows") == 404);
  CHECK(status(target_of(announced)) == 200);
  CHECK(status(target_of(announced)) == 404);
  const auto late = world.as(sofia).post(files, version("2.0")).json;
  world.advance(3601);
  const auto refused = world.as(nobody).send(Method::put, target_of(late), archive({}));
  CHECK(refused.status == 403);
  CHECK(refused.message() == "The time to upload this file is over");
}

TEST_CASE("A plugin has each version once, and versions are those of Python", "[connect_plugins]") {
  AWorld world;
  for (const auto* good : {"1", "2.7.14", "1.0.0a1", "2.7.14.dev0", "1.0rc2", "1.0.post1", "1.0+local.1"}) {
    INFO(good);
    CHECK(world.as(sofia).post(files, version(good)).status == 200);
  }
  for (const auto* bad : {"", "x", "1.", "1..2", "1.0-", "1.0b", "1.0+", "v", "1.0 "}) {
    INFO(bad);
    CHECK(world.as(sofia).post(files, version(bad)).status == 400);
  }
  refuses_and_changes_nothing(
      world, [&] { return world.as(sofia).post(files, version("2.7.14")); }, 409, "");
  CHECK(world.as(sofia).post(files, version("1")).message() == "The plugin has this version already: 1");
  CHECK(world.as(mike).get(plugins + "/mine/files").json["plugin_files"].size() == 7);
  CHECK(world.as(mike).get(plugins).json["plugins"].size() == 1);
  CHECK(world.as(mike).post(files, version("3")).status == 403);
}

TEST_CASE("Plugins, files and classes are described, and tell by whom", "[connect_plugins]") {
  AWorld world;
  const auto id = send(world, "1.0", archive({"A/BSinkConnector.class"}));
  const auto changed = [&](const std::string& path, const Json& body) {
    const auto answer = world.as(sofia).put(path, body);
    CHECK(answer.status == 200);
    CHECK(answer.json["updated_by"] == "sofia@acme.example");
    for (const auto& [name, value] : body.items()) CHECK(answer.json[name] == value);
    return answer.json;
  };
  changed(plugins + "/mine", {{"plugin_description", "Ours"}});
  CHECK(world.as(mike).get(plugins + "/mine").json["plugin_description"] == "Ours");
  changed(files + "/" + id, {{"file_description", "The first"}});
  const auto one = changed(classes + "/A.BSinkConnector", {{"title", "B"}, {"doc_url", "https://b.example"}});
  CHECK(world.as(mike).get(classes + "/A.BSinkConnector").json == one);
  auto second = version("1.1");
  second["plugin_description"] = "Better";
  REQUIRE(world.as(sofia).post(files, second).status == 200);
  CHECK(world.as(mike).get(plugins + "/mine").json["plugin_description"] == "Better");
  CHECK(world.as(mike).get(plugins + "/yours").message() == "Plugin not found");
  CHECK(world.as(mike).get(files + "/x").message() == "Plugin file not found");
  CHECK(world.as(mike).get(classes + "/x").message() == "Plugin class not found");
}

TEST_CASE("A file takes along the classes that are in it alone, and a plugin its files", "[connect_plugins]") {
  AWorld world;
  const auto first = send(world, "1.0", archive({"ASinkConnector.class", "BSinkConnector.class"}));
  const auto second = send(world, "2.0", archive({"BSinkConnector.class"}));
  REQUIRE(world.as(sofia).remove(files + "/" + first).status == 204);
  const auto left = world.as(mike).get(classes).json["plugin_classes"];
  REQUIRE(left.size() == 1);
  CHECK(left[0]["plugin_class"] == "BSinkConnector");
  CHECK(world.as(sofia).remove(plugins + "/mine").status == 204);
  CHECK(world.as(mike).get(classes).json["plugin_classes"].empty());
  CHECK(world.as(mike).get(files).json["plugin_files"].empty());
  CHECK(world.as(mike).get(files + "/" + second).status == 404);
}

TEST_CASE("Damaged archives are none, wherever they are cut or bent", "[connect_plugins]") {
  const auto whole = archive({"a", "bc", ""});
  REQUIRE(zip::entry_names(whole));
  CHECK(*zip::entry_names(whole) == std::vector<std::string_view>{"a", "bc", ""});
  for (std::size_t length = 0; length < whole.size(); ++length) CHECK_FALSE(zip::entry_names(whole.substr(0, length)));
  for (std::size_t i = 0; i < whole.size(); ++i)
    for (const char bent : {'\xff', '\x7f', '\0'}) {
      auto other = whole;
      other[i] = bent;
      if (const auto names = zip::entry_names(other))
        for (const auto name : *names) CHECK(name.size() < whole.size());
    }
}

}  // namespace
}  // namespace mock::test
