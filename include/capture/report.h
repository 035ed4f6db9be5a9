#pragma once
// What a capture could not do: told in a line each, and kept whole in a report.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace mock::capture {

struct Note {
  enum class What {
    left_out,      // the caller may not read it, or the API does not answer
    unknown,       // the API tells it, and the mock has no place for it
    does_not_fit,  // it is in no fixture as the API tells it
    made,          // the fixture needs it, and the API does not tell it
    unreadable,    // no API shows it to anybody
  };
  What kind;
  std::string what;  // "OrganizationUserTokensList", "OrganizationUserList users[].user_info.shoe_size"
  std::string why;
  std::size_t times = 1;
  std::vector<std::string> values{};  // the first few, as JSON: what was asked or told; not of anonymous captures
};

struct Report {
  std::vector<Note> notes;
  std::int64_t asked = 0;  // requests

  /// Adds it, or counts it when it is known.
  void add(Note note);

  /// A line for each note.
  [[nodiscard]] std::vector<std::string> lines() const;
  /// All of it, as JSON.
  [[nodiscard]] std::string as_json() const;
};

}  // namespace mock::capture
