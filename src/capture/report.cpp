#include "capture/report.h"

#include <algorithm>

#include "json/writer.h"

namespace mock::capture {
namespace {

constexpr std::size_t most_values = 5;

std::string_view word_of(Note::What kind) {
  switch (kind) {
    case Note::What::left_out: return "left out";
    case Note::What::unknown: return "unknown";
    case Note::What::does_not_fit: return "does not fit";
    case Note::What::made: return "made";
    case Note::What::unreadable: return "nobody can read";
  }
  return {};
}

}  // namespace

void Report::add(Note note) {
  const auto known = std::find_if(notes.begin(), notes.end(), [&](const Note& each) {
    return each.kind == note.kind && each.what == note.what && each.why == note.why;
  });
  if (known == notes.end()) return notes.push_back(std::move(note));
  known->times += note.times;
  for (auto& value : note.values)
    if (known->values.size() < most_values && std::count(known->values.begin(), known->values.end(), value) == 0)
      known->values.push_back(std::move(value));
}

std::vector<std::string> Report::lines() const {
  std::vector<std::string> all;
  for (const auto& note : notes)
    all.push_back(std::string(word_of(note.kind)) + ": " + note.what +
                  (note.times > 1 ? " (" + std::to_string(note.times) + " times)" : "") +
                  (note.why.empty() ? "" : ": " + note.why) +
                  (note.values.empty() ? "" : ", such as " + note.values.front()));
  return all;
}

std::string Report::as_json() const {
  json::Writer out;
  {
    json::Object report(out);
    report("asked", asked);
    report.list("notes", [&] {
      for (const auto& note : notes) {
        json::Object item(out);
        item("kind", word_of(note.kind))("what", note.what)("why", note.why)("times",
                                                                             static_cast<std::int64_t>(note.times));
        item.list("values", [&] {
          for (const auto& value : note.values) out.raw(value);
        });
      }
    });
  }
  return out.take();
}

}  // namespace mock::capture
