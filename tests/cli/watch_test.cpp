// --watch.
#include <sys/stat.h>

#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>

#include "support/a_world.h"
#include "support/catch.h"
#include "support/stopwatch.h"
#include "support/the_program.h"
#include "support/wire.h"

namespace mock::test {
namespace {

namespace fs = std::filesystem;

TEST_CASE("A watched fixture is loaded again when it changes, and a faulty one changes nothing", "[cli]") {
  AFolder folder;
  auto fixture = demo();
  const auto file = folder.write("f.json", fixture.dump());
  Serving serving(folder, "--watch --fixture " + file);
  const auto name = [&] { return serving.get_json(acme, sofia)["organization_name"]; };
  CHECK(name() == "Acme");
  folder.replace("f.json", "{}");
  CHECK(
      wait_until([&] { return serving.errors().find("f.json:1:1: missing field \"version\"") != std::string::npos; }));
  CHECK(name() == "Acme");
  fixture["organizations"][0]["organization_name"] = "Changed";
  folder.replace("f.json", fixture.dump());
  CHECK(wait_until([&] { return name() == "Changed"; }));
}

TEST_CASE("A watched fixture may bring fault rules", "[cli][faults]") {
  AFolder folder;
  auto fixture = demo();
  Serving serving(folder, "--watch --fixture " + folder.write("f.json", fixture.dump()));
  const auto status = [&] { return status_of(Wire(serving.url()).ask(get("/v1/me", sofia))); };
  CHECK(status() == 200);
  fixture["faults"] = {{{"fault", {{"kind", "status"}, {"status", 503}}}}};
  folder.replace("f.json", fixture.dump());
  CHECK(wait_until([&] { return status() == 503; }));
}

TEST_CASE("A watched fixture that becomes a pipe or a device stops nothing, and is told once", "[cli]") {
  AFolder folder;
  const auto file = folder.write("f.json", demo().dump());
  Serving serving(folder, "--watch --fixture " + file);
  std::string why;
  fs::remove(file);
  SECTION("a pipe that nobody writes to") {
    REQUIRE(mkfifo(file.c_str(), 0600) == 0);
    why = "it is a pipe";
  }
  SECTION("a device without end") {
    REQUIRE_NOTHROW(fs::create_symlink("/dev/zero", file));
    why = "it is a device";
  }
  SECTION("a file that is too large") {
    folder.write("f.json", "");
    REQUIRE_NOTHROW(fs::resize_file(file, (std::uintmax_t{1} << 30U) + 1));  // sparse
    why = "it has more than 1073741824 bytes";
  }
  const auto told = "aiven-mock: cannot read the fixture " + file + ": " + why + "\n";
  CHECK(wait_until([&] { return serving.errors() == told; }));
  CHECK(serving.get_json(acme, sofia)["organization_name"] == "Acme");

  fs::remove(file);
  auto fixture = demo();
  fixture["organizations"][0]["organization_name"] = "Changed";
  folder.replace("f.json", fixture.dump());
  CHECK(wait_until([&] { return serving.get_json(acme, sofia)["organization_name"] == "Changed"; }));
  // It is told once the world is there, which a request may see a moment before.
  CHECK(wait_until([&] { return serving.errors() == told + "aiven-mock: loaded " + file + " again\n"; }));
  CHECK(serving.stop(SIGTERM) == 0);
}

TEST_CASE("serve stops within a second while it reads a huge fixture again, and keeps its state", "[cli]") {
  AFolder folder;
  auto fixture = demo();
  const auto file = folder.write("f.json", fixture.dump());
  Serving serving(folder, "--watch --state " + folder.file("state.json") + " --fixture " + file);
  for (int i = 0; i < 100'000; ++i) {
    const auto number = std::to_string(i);
    fixture["users"].push_back({{"user_id", "u" + number}, {"user_email", "u" + number + "@huge.example"}});
  }
  folder.replace("f.json", fixture.dump());  // it is read within 200 ms from now on, for seconds
  const auto begin = std::chrono::steady_clock::now();
  wait_until([&] { return std::chrono::steady_clock::now() - begin > std::chrono::milliseconds(300); });
  const auto told = std::chrono::steady_clock::now();
  CHECK(serving.stop(SIGTERM) == 0);
  CHECK(seconds_since(told) < 1.0 * slowness());
  CHECK(text_of(folder.file("state.json")).find("huge.example") == std::string::npos);
  CHECK_FALSE(fs::exists(folder.file("ready")));
  CHECK(run("$MOCK check " + folder.file("state.json")).exit_code == 0);
}

}  // namespace
}  // namespace mock::test
