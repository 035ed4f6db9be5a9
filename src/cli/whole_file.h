#pragma once
// Files that nobody sees half written.
#include <string>
#include <string_view>

namespace mock::cli {

/// Writes `text` under another name and then renames that file, so that whoever reads `name` sees all of it or what was
/// there before. False when that is not possible.
bool write_whole_file(const std::string& name, std::string_view text);

}  // namespace mock::cli
