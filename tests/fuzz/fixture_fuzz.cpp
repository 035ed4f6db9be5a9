// Fixtures: what loads is saved, and what was saved loads to a world that is saved as the same text. Most inputs are
// changed as JSON (json_mutator.h): changed as bytes few would get past the parser.
#include <string>

#include "fixtures/read.h"
#include "fixtures/shape.h"
#include "fixtures/write.h"
#include "json_mutator.h"
#include "must.h"
#include "saved_again.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace mock;
  const auto text = fuzz::text_of(data, size);
  const auto reading = fixtures::read(text, fuzz::circumstances());
  fuzz::must(reading.problems.empty() == fixtures::to_texts(reading.problems, "fixture", text).empty(),
             "faults are told");
  if (reading.problems.empty()) fuzz::must_be_saved_as_it_is(reading.state, reading.fault_rules);
  return 0;
}

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t max_size);

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t max_size,
                                               unsigned seed) {
  static const mock::fuzz::Words words(mock::fixtures::fixture_shape());
  if (seed % 8 == 0) return LLVMFuzzerMutate(data, size, max_size);
  const auto changed = mock::fuzz::changed_json(mock::fuzz::text_of(data, size), words, seed);
  if (!changed || changed->size() > max_size) return LLVMFuzzerMutate(data, size, max_size);
  std::copy(changed->begin(), changed->end(), data);
  return changed->size();
}
