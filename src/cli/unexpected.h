#pragma once
// What to say of a word on the command line that nobody expects.
#include <string>

namespace CLI {
class App;
}

namespace mock::cli {

/// "unknown option --prot; did you mean "--port"?": the first such word of a command line that was read up to it. What
/// follows an unknown option is left out, since it may be a secret.
std::string what_is_unexpected(const CLI::App& app);

}  // namespace mock::cli
