#pragma once
// Asks as the plan says, and keeps what was told.
#include <string>
#include <vector>

#include "plan.h"
#include "source.h"

namespace mock::capture {

class Gathering {
 public:
  Gathering(Source& source, Arena& arena) : source_(source), arena_(arena) {}

  /// Asks for each of the things, as far as it is what a reading is for.
  void read(const std::vector<Reading>& readings, const std::vector<Thing*>& things);
  void read(const Reading& reading, const std::vector<Thing*>& things);

 private:
  void place(const Reading& reading, const Value& page, Thing& thing, std::vector<Thing*>& made);
  void add(const Reading& reading, const Value& item, Thing& thing, std::vector<Thing*>& made);
  void add_one(const Reading& reading, Members members, const Thing& asked_for, Thing& owner,
               std::vector<Thing*>& made);
  void tell_more(const Reading& reading, const Value& more, Thing& thing);
  [[nodiscard]] Members named(const Reading& reading, const Value& object, std::string_view within = {});
  [[nodiscard]] Value named_inside(const Reading& reading, const Value& value, std::string_view within);

  Source& source_;
  Arena& arena_;
};

}  // namespace mock::capture
