#include "cli/whole_file.h"

#include <system_error>

#include "cli/fixture_file.h"
#include "cli/new_file.h"

namespace mock::cli {

void write_whole_file(const std::string& name, std::string_view text, mode_t mode) try {
  NewFile file(behind_links(name), mode);
  file.write(text);
  file.finish(false);
} catch (const std::system_error& error) {
  throw Failure{{"cannot write " + name + ": " + error.code().message()}};
}

}  // namespace mock::cli
