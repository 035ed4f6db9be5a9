// JSON text: what is read prints to a text that reads the same; what is wrong is told with a place inside the text.
#include <algorithm>
#include <functional>
#include <string>
#include <vector>

#include "api/table_of_contents.h"
#include "fixtures/shape.h"
#include "json/shape.h"
#include "json/value.h"
#include "json/writer.h"
#include "must.h"

namespace mock::fuzz {
namespace {

std::string printed(const json::Value& value) {
  json::Writer out;
  out.value(value);
  return out.take();
}

std::vector<const json::Shape*> all_shapes() {
  std::vector<const json::Shape*> shapes{&fixtures::fixture_shape()};
  for (const auto& operation : api::operations())
    if (operation.body != nullptr) shapes.push_back(&operation.body());
  return shapes;
}

void must_be_inside(const json::Position& place, std::string_view text) {
  const auto lines = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) + 1;
  must(place.line >= 1 && place.line <= lines, "a problem is told at a line of the text", text);
  must(place.column >= 1 && place.column <= text.size() + 1, "a problem is told at a column of the text", text);
}

void check_problems(const json::Problems& problems, std::string_view text) {
  std::vector<std::string_view> pointers;
  for (const auto& problem : problems) pointers.emplace_back(problem.pointer);
  const auto places = json::locate(text, pointers);
  must(places.size() == problems.size(), "each problem has a place", text);
  for (const auto& place : places) must_be_inside(place, text);
  for (const auto& problem : problems)
    if (problem.position) must_be_inside(*problem.position, text);
}

}  // namespace
}  // namespace mock::fuzz

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace mock;
  static const auto shapes = fuzz::all_shapes();
  const auto text = fuzz::text_of(data, size);
  json::Problems problems;
  const auto document = json::parse(text, problems);
  fuzz::check_problems(problems, text);
  if (!problems.empty()) return 0;

  // One shape that every text meets, and one by chance, but always the same one for the same text.
  const auto* by_chance = shapes[std::hash<std::string_view>()(text) % shapes.size()];
  for (const auto* shape : {shapes[0], by_chance})
    for (const auto unknown : {json::Unknown::refused, json::Unknown::let_through})
      fuzz::check_problems(json::check(*shape, document, unknown).problems, text);

  const auto once = fuzz::printed(document);
  json::Problems none;
  const auto again = json::parse(once, none);
  fuzz::must(none.empty(), "what was printed can be read", once);
  fuzz::must(fuzz::printed(again) == once, "what was read again prints the same", once);
  return 0;
}
