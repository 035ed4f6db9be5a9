#pragma once
// What differs between two worlds, told by things and fields. A thing is the same one in both when it stands in the
// same place and has the same name there, or else the same id: two worlds that were made apart have other ids. What
// things there are, and which of their fields are made or come by themselves, follows from what fixtures hold
// (fixtures/outline.h).
#include <string>
#include <vector>

#include "json/value.h"
#include "json/writer.h"
#include "model/state.h"

namespace mock::diff {

/// A field of a thing that is in both. What it held is JSON; the name of a thing stands for its id. Of a list that
/// names things it is what one side alone names.
struct Change {
  std::string thing, field, before, after;
};

/// Things are told with their place: "organization Acme / application user ci-pipeline / access token rotated".
struct Difference {
  std::vector<std::string> added, removed;
  std::vector<Change> changed;

  [[nodiscard]] bool is_empty() const { return added.empty() && removed.empty() && changed.empty(); }
};

/// Everything: also made ids, times of use and of changes, and history. Secrets are masked then, too.
enum class Told { what_counts, everything };

/// Takes as long as there is between two states that come from each other, however large they are; of states that were
/// made apart, as long as both are large.
Difference difference(const State& before, const State& after, Told told = Told::what_counts);

/// {"added": […], "removed": […], "changed": [{"thing", "field", "before", "after"}]}
void write(json::Writer& out, const Difference& difference);

/// The same, read.
Difference read(const json::Value& difference);

/// A line for each thing that is added (+), removed (-) or changed (~), without a newline.
std::vector<std::string> lines(const Difference& difference);

}  // namespace mock::diff
