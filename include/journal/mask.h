#pragma once
// Takes secrets out of what is written down about requests: tokens, passwords, one-time passwords, codes from e-mails,
// download cookies. What is masked cannot be had back, so nothing needs to be kept safe behind it.
//
// Of a token the first 12 characters stay: its prefix, by which the API itself names it.
#include <string>
#include <string_view>
#include <vector>

namespace mock {

/// Stands where something was taken out whole.
inline constexpr std::string_view mask = "***";

/// Pieces of a request that were taken out of it, to be looked for in its answer. They point into the request.
using Secrets = std::vector<std::string_view>;

/// Whether a JSON field or a query parameter of this name holds a secret: password, full_token, otp_secret, …
bool holds_a_secret(std::string_view name);

// Each of these appends to `out`; what they take out, those with `secrets` add there.

/// A path, or a piece of one. Segments that name a token, or are long enough to be one, are cut to its prefix; codes
/// from e-mails and download cookies are left out.
void mask_path(std::string& out, std::string_view path, Secrets& secrets);

/// A query string. Overlong values are cut.
void mask_query(std::string& out, std::string_view query, Secrets& secrets);

/// The value of a header. Of Authorization the scheme and the token's prefix stay.
void mask_header(std::string& out, std::string_view name, std::string_view value, Secrets& secrets);

/// A JSON object or list, up to `longest` bytes of the result. False, and nothing appended, when `text` is found to be
/// neither: what nobody can read, nobody can mask.
[[nodiscard]] bool mask_json(std::string& out, std::string_view text, std::size_t longest);

/// Takes what a request held out of the message that it was answered with.
void mask_secrets(std::string& json, const Secrets& secrets);

}  // namespace mock
