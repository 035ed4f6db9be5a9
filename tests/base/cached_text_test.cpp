#include "base/cached_text.h"

#include <string>
#include <thread>
#include <vector>

#include "support/catch.h"

namespace mock {
namespace {

TEST_CASE("A note is worked out once", "[note]") {
  const CachedText note;
  int times = 0;
  const auto work_out = [&] { return "worked out " + std::to_string(++times) + " time"; };
  CHECK(note.text(work_out) == "worked out 1 time");
  CHECK(note.text(work_out) == "worked out 1 time");
}

TEST_CASE("A copy of a value begins without a note: it may be changed", "[note]") {
  const CachedText note;
  note.text([] { return "old"; });
  const CachedText copy(note);  // NOLINT(performance-unnecessary-copy-initialization): that is what is tried
  CHECK(copy.text([] { return "new"; }) == "new");
  CachedText assigned;
  assigned.text([] { return "older"; });
  assigned = note;
  CHECK(assigned.text([] { return "newer"; }) == "newer");
  CHECK(note.text([] { return "changed"; }) == "old");
}

TEST_CASE("Threads that work a note out at the same time read the same one", "[note][threads]") {
  for (int round = 0; round < 200; ++round) {
    const CachedText note;
    std::vector<const char*> read(4);
    std::vector<std::thread> readers;
    for (std::size_t i = 0; i < read.size(); ++i)
      readers.emplace_back([&, i] { read[i] = note.text([&] { return std::to_string(i); }).data(); });
    for (auto& reader : readers) reader.join();
    for (const auto* text : read) REQUIRE(text == read.front());
  }
}

}  // namespace
}  // namespace mock
