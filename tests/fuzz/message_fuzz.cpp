// The bytes of one request and what follows it. However they come, they are read as the same request, or refused with
// the same words.
#include <algorithm>
#include <array>

#include "messages.h"
#include "must.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace mock::fuzz;
  const auto bytes = text_of(data, size);
  const auto at_once = read_message(bytes, std::max<std::size_t>(size, 1));
  for (const std::size_t step : {1, 7})
    must(read_message(bytes, step) == at_once, "pieces are read as the whole", bytes);

  constexpr std::array statuses{0, 400, 413, 414, 417, 431, 501, 505};
  must(std::count(statuses.begin(), statuses.end(), at_once.refused) == 1, "a refusal has a known status", bytes);
  must((at_once.refused != 0) == !at_once.why.empty(), "a refusal says why", bytes);
  must(at_once.size <= size, "a request does not take what has not come", bytes);
  return 0;
}
