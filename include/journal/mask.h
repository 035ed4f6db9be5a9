#pragma once
// Takes secrets out of what is written down about requests: tokens, passwords, one-time passwords, codes from e-mails,
// download cookies. Masking cannot be undone, so nothing that journal and log show tells a secret.
//
// Of a token the first 12 characters stay: its prefix, by which the API itself names it.
//
// Whatever comes from outside passes here before it is in a journal or a log, so this is also where it loses what would
// break lines or speak to terminals: in texts that are no JSON, all but printable ASCII becomes '?'.
#include <string>
#include <string_view>
#include <vector>

#include "exchange/request.h"

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

/// The value of a header. Of Authorization the scheme and the token's prefix stay; overlong words are cut.
/// What lets the request in is added to `credentials`.
void mask_header(std::string& out, std::string_view name, std::string_view value, Secrets& secrets,
                 Secrets& credentials);

/// A name, or a few: of a world, of an organization. Overlong ones are cut.
void mask_name(std::string& out, std::string_view name, Secrets& secrets);

/// A JSON object or list, up to `longest` bytes of the result. False, and nothing appended, when `text` is found to be
/// neither: what nobody can read, nobody can mask. Names of fields are masked too when they could be secrets.
[[nodiscard]] bool mask_json(std::string& out, std::string_view text, std::size_t longest, Secrets& secrets);

/// Takes what a request held out of the message that it was answered with.
void mask_secrets(std::string& json, const Secrets& secrets);

/// Whether clients, proxies and browsers send in a header of this name what lets them in, or an address that holds a
/// code.
bool holds_credentials(std::string_view header_name);
/// What a request held to let it in: the token in Authorization, cookies and the like.
Secrets credentials_in(const Headers& headers);

/// Whether one of these stands in a text.
bool has_credentials(std::string_view text, const Secrets& credentials);
/// Takes them out of a text wherever they stand in it.
void mask_credentials(std::string& text, const Secrets& credentials);

}  // namespace mock
