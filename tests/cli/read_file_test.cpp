// Files that block, never end or are none, at each option that reads one.
#include "cli/read_file.h"

#include <sys/stat.h>

#include <chrono>
#include <filesystem>
#include <system_error>

#include "support/a_world.h"
#include "support/catch.h"
#include "support/the_program.h"

namespace mock::test {
namespace {

using cli::Pipes;
using cli::read_file;

TEST_CASE("A file is read whole, whatever its size", "[cli]") {
  AFolder folder;
  for (const std::size_t size : {0U, 1U, 4096U, 3'000'000U})
    CHECK(read_file(folder.write("f", std::string(size, 'x')), Pipes::refused).size() == size);
  CHECK(read_file("/proc/self/status", Pipes::refused).starts_with("Name:"));  // which says that it has no bytes
}

TEST_CASE("Of a file only so many bytes are read, also when it does not say how many it has", "[cli]") {
  AFolder folder;
  const auto file = folder.write("f", std::string(100, 'x'));
  CHECK(read_file(file, Pipes::refused, 100).size() == 100);
  CHECK_THROWS_WITH(read_file(file, Pipes::refused, 99), "it has more than 99 bytes");
  CHECK_THROWS_WITH(read_file("/proc/self/status", Pipes::refused, 99), "it has more than 99 bytes");
  std::filesystem::resize_file(file, (std::uintmax_t{1} << 30U) + 1);  // sparse
  CHECK_THROWS_WITH(read_file(file, Pipes::refused), "it has more than 1073741824 bytes");
}

TEST_CASE("A pipe that never ends is read up to the limit", "[cli]") {
  AFolder folder;
  const auto pipe = folder.file("pipe");
  REQUIRE(mkfifo(pipe.c_str(), 0600) == 0);
  Running writer("exec yes > " + pipe);
  CHECK_THROWS_WITH(read_file(pipe, Pipes::waited_for, 100'000), "it has more than 100000 bytes");
}

TEST_CASE("Pipes are refused where nobody waits for them, devices, folders and sockets everywhere", "[cli]") {
  AFolder folder;
  const auto pipe = folder.file("pipe");
  REQUIRE(mkfifo(pipe.c_str(), 0600) == 0);
  CHECK_THROWS_WITH(read_file(pipe, Pipes::refused), "it is a pipe");
  for (const auto pipes : {Pipes::refused, Pipes::waited_for}) {
    CHECK_THROWS_WITH(read_file("/dev/zero", pipes), "it is a device");
    CHECK_THROWS_WITH(read_file(folder.file(""), pipes), "it is a folder");
    CHECK_THROWS_AS(read_file(folder.file("none"), pipes), std::system_error);
  }
}

TEST_CASE("A fixture that is no file, or never ends, is told at once, with exit code 2", "[cli]") {
  static const AFolder folder;
  const auto link = folder.file("link");
  if (!std::filesystem::is_symlink(link)) std::filesystem::create_symlink("/dev/zero", link);
  const auto pipe = folder.file("pipe");
  mkfifo(pipe.c_str(), 0600);
  const auto [arguments, why] = GENERATE_COPY(table<std::string, std::string>({
      {"serve --port 0 --fixture /dev/zero", "/dev/zero: it is a device"},
      {"serve --port 0 --fixture " + link, link + ": it is a device"},
      {"serve --port 0 --watch --fixture " + link, link + ": it is a device"},
      {"serve --port 0 --watch --fixture " + pipe, pipe + ": it is a pipe"},
      {"exec --watch --fixture " + pipe + " -- true", pipe + ": it is a pipe"},
      {"exec --fixture /dev/zero -- true", "/dev/zero: it is a device"},
      {"check /dev/zero", "/dev/zero: it is a device"},
      {"check " + folder.file(""), "it is a folder"},
  }));
  INFO(arguments);
  const auto outcome = run("timeout 20 $MOCK " + arguments + " 2>&1 >/dev/null");
  CHECK(outcome.exit_code == 2);
  CHECK(outcome.output.find("cannot read the fixture ") != std::string::npos);
  CHECK(outcome.output.find(why) != std::string::npos);
}

TEST_CASE("A fixture may come through a pipe, from another program", "[cli]") {
  AFolder folder;
  const auto good = folder.write("good.json", demo().dump());
  CHECK(run("cat " + good + " | $MOCK check /dev/stdin").exit_code == 0);
  CHECK(run("$MOCK check /dev/stdin < " + good).exit_code == 0);
  CHECK(run("echo '{}' | $MOCK check /dev/stdin").exit_code == 1);
  CHECK(run("cat " + good + " | $MOCK exec --fixture /dev/stdin -- sh -c 'echo $AIVEN_ORGANIZATION_NAME'").output ==
        "Acme\n");
}

}  // namespace
}  // namespace mock::test
