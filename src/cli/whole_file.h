#pragma once
// What a command writes when it has ended.
#include <sys/types.h>

#include <string>
#include <string_view>

namespace mock::cli {

inline constexpr mode_t for_everybody = 0666;  // but for what the umask takes away
inline constexpr mode_t for_the_user = 0600;

/// Writes it behind links, whole or not at all; a file that is there keeps its mode. Throws Failure.
void write_whole_file(const std::string& name, std::string_view text, mode_t mode);

}  // namespace mock::cli
