#pragma once
// Reads files that might be anything. What blocks or never ends is not read, or not for ever: devices and folders
// never, pipes only where somebody waits for their end, and of everything only so much.
#include <cstddef>
#include <string>

namespace mock::cli {

/// More is not read.
inline constexpr std::size_t longest_file = std::size_t{1} << 30U;

/// Whether a pipe may be read: until its last writer closes it, and so it blocks.
enum class Pipes { refused, waited_for };

/// Throws as read_file() when that is there and is no file to be read.
void refuse_what_is_no_file(const std::string& name);

/// All of a file. Throws std::system_error when the system says no, or std::runtime_error that says what else is wrong
/// with it: "it is a device", "it has more than 1073741824 bytes".
std::string read_file(const std::string& name, Pipes pipes, std::size_t most = longest_file);

}  // namespace mock::cli
