#include "journal/mask.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

#include "base/ascii.h"
#include "json/writer.h"

namespace mock {
namespace {

constexpr std::size_t shown_of_a_token = 12;       // its prefix
constexpr std::size_t longest_shown_segment = 39;  // ids have at most 36 characters, tokens over a hundred
constexpr std::size_t shortest_secret = 4;         // shorter texts would match by accident
constexpr std::size_t longest_shown_name = 64;
constexpr std::size_t longest_shown_header = 256;

bool contains(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

bool is_printable(char c) { return c >= ' ' && c < '\x7f'; }

// All that is kept is looked at, so this goes in steps of eight bytes: a byte that is not printable leaves the highest
// bit of its place set.
bool is_printable(std::string_view text) {
  constexpr std::uint64_t ones = 0x0101010101010101U;
  for (std::uint64_t bytes = 0; text.size() >= 8; text.remove_prefix(8)) {
    std::memcpy(&bytes, text.data(), 8);
    if (((bytes | (bytes - ' ' * ones) | (bytes + ones)) & 0x80 * ones) != 0) return false;
  }
  return ascii::all(text, [](char c) { return is_printable(c); });
}

// Whether it stands in JSON as it is.
bool is_plain(std::string_view text) { return is_printable(text) && !contains(text, "\"") && !contains(text, "\\"); }

// Without what would break lines, cut to `shown` of its characters when it has more than `longest`.
void append(std::string& out, std::string_view text, std::size_t longest, std::size_t shown, Secrets& secrets) {
  const bool is_too_long = text.size() > longest;
  const auto kept = is_too_long ? text.substr(0, shown) : text;
  out += kept;
  if (!is_printable(kept))
    std::replace_if(
        out.end() - static_cast<std::ptrdiff_t>(kept.size()), out.end(), [](char c) { return !is_printable(c); }, '?');
  if (!is_too_long) return;
  out += "...";
  secrets.push_back(text.substr(shown));
}

// Word by word, since one of them may be a token: it is cut to its prefix.
void append_words(std::string& out, std::string_view text, Secrets& secrets) {
  const auto begin = out.size();
  while (!text.empty()) {
    const auto word = text.substr(0, text.find(' '));
    if (out.size() - begin + std::min(word.size(), longest_shown_name) > longest_shown_header) {
      out += "...";
      return secrets.push_back(text);
    }
    append(out, word, longest_shown_name, shown_of_a_token, secrets);
    text.remove_prefix(word.size());
    for (; text.starts_with(' '); text.remove_prefix(1)) out += ' ';
  }
}

// Behind these comes a secret up to the end of the path, whatever slashes it has: a token, of which the beginning is
// shown, or a code from an e-mail, of which nothing is.
bool names_a_token(std::string_view segment) {
  return segment.starts_with("access-token") || segment.starts_with("access_token");
}
bool names_a_code(std::string_view segment) {
  return segment == "password_reset" || segment == "verify_email" || segment == "invite";
}

// One segment after these, the name of an invoice or a credit memo, comes a download cookie, or one of these words.
bool names_a_download(std::string_view segment) { return segment == "invoice" || segment == "credit-memos"; }
bool is_no_cookie(std::string_view rest) { return rest == "csv" || rest == "lines" || rest == "pdf"; }

// Takes a slash off the beginning of `path` and appends it.
void append_slash(std::string& out, std::string_view& path) {
  if (!path.starts_with('/')) return;
  out += '/';
  path.remove_prefix(1);
}

// The second word of "aivenv1 TOKEN", without quotes around it.
std::string_view token_in(std::string_view authorization) {
  auto token = authorization.substr(std::min(authorization.find(' '), authorization.size()));
  token.remove_prefix(std::min(token.find_first_not_of(' '), token.size()));
  const bool is_quoted = token.size() > 1 && token.starts_with('"') && token.ends_with('"');
  return is_quoted ? token.substr(1, token.size() - 2) : token;
}

// "aivenv1 TOKEN" or "Bearer TOKEN"; of anything else nothing is shown but its first word.
void mask_authorization(std::string& out, std::string_view value, Secrets& secrets) {
  const auto scheme = value.substr(0, value.find(' '));
  const auto token = token_in(value);
  if (token.empty()) {
    out += mask;
    return secrets.push_back(value);
  }
  append(out, scheme, longest_shown_segment, shown_of_a_token, secrets);
  out += ' ';
  const bool has_a_token = equal_ignoring_case(scheme, "aivenv1") || equal_ignoring_case(scheme, "bearer");
  append(out, token, has_a_token ? shown_of_a_token : 0, has_a_token ? shown_of_a_token : 0, secrets);
  secrets.push_back(token);
}

}  // namespace

// The last two letters tell of most names that they hold none: this is asked for each field of each body.
bool holds_a_secret(std::string_view name) {
  constexpr std::size_t longest_name = 64;
  if (name.size() < 2 || name.size() > longest_name) return name.size() > longest_name;
  const auto ends_with = [name](std::string_view ending) {
    return name.size() >= ending.size() && equal_ignoring_case(name.substr(name.size() - ending.size()), ending);
  };
  const auto is = [name](std::string_view secret) { return equal_ignoring_case(name, secret); };
  constexpr auto letters = [](char first, char second) { return (first << 8) | second; };
  switch (letters(ascii::to_lower(name[name.size() - 2]), ascii::to_lower(name.back()))) {
    case letters('r', 'd'): return ends_with("password");
    case letters('s', 'e'): return ends_with("passphrase");
    case letters('e', 'n'): return ends_with("token");
    case letters('e', 't'): return ends_with("secret");
    case letters('t', 'p'): return ends_with("otp");
    case letters('i', 'e'): return ends_with("cookie");
    case letters('e', 'y'): return ends_with("api_key") || ends_with("access_key") || ends_with("private_key");
    case letters('r', 't'): return ends_with("access_cert");
    case letters('d', 'e'):
      return ends_with("invite_code") || ends_with("verification_code") || is("code") || is("qrcode");
    case letters('r', 'i'): return is("uri") || is("service_uri");  // otpauth:, or with a password
    case letters('f', 'o'): return is("connection_info");           // URIs of a service
    default: return false;
  }
}

bool holds_credentials(std::string_view header_name) {
  using namespace std::string_view_literals;
  constexpr std::array known_not_to{"host"sv,       "user-agent"sv,   "accept"sv,         "accept-encoding"sv,
                                    "connection"sv, "content-type"sv, "content-length"sv, "x-forwarded-for"sv};
  const auto is_it = [header_name](std::string_view name) { return equal_ignoring_case(header_name, name); };
  if (std::any_of(known_not_to.begin(), known_not_to.end(), is_it)) return false;
  constexpr std::array parts{"auth",    "cookie", "token", "secret",     "password", "api-key",
                             "session", "apikey", "-key",  "credential", "referer"};
  const auto word = ascii::lower_case(header_name);
  return std::any_of(parts.begin(), parts.end(), [&](const char* part) { return contains(word, part); });
}

void mask_path(std::string& out, std::string_view path, Secrets& secrets) {
  std::string_view before;  // the segment before this one
  while (!path.empty()) {
    append_slash(out, path);
    const auto segment = path.substr(0, path.find('/'));
    path.remove_prefix(segment.size());
    append(out, segment, longest_shown_segment, shown_of_a_token, secrets);
    const bool is_the_last = path.size() <= 1;
    if (!is_the_last && names_a_token(segment)) {
      append_slash(out, path);
      return append(out, path, shown_of_a_token, shown_of_a_token, secrets);
    }
    if (!is_the_last && (names_a_code(segment) || (names_a_download(before) && !is_no_cookie(path.substr(1))))) {
      append_slash(out, path);
      return append(out, path, 0, 0, secrets);
    }
    if (!segment.empty()) before = segment;
  }
}

void mask_name(std::string& out, std::string_view name, Secrets& secrets) {
  append(out, name, longest_shown_name, shown_of_a_token, secrets);
}

void mask_query(std::string& out, std::string_view query, Secrets& secrets) {
  while (!query.empty()) {
    const auto pair = query.substr(0, query.find('&'));
    query.remove_prefix(std::min(pair.size() + 1, query.size()));
    const auto name = pair.substr(0, pair.find('='));
    append(out, name, longest_shown_segment, shown_of_a_token, secrets);
    if (name.size() < pair.size()) {
      out += '=';
      const auto value = pair.substr(name.size() + 1);
      const auto decoded = percent_decoded(name);
      if (decoded && !holds_a_secret(*decoded)) {
        append(out, value, longest_shown_segment, shown_of_a_token, secrets);
      } else {
        out += mask;
        secrets.push_back(value);
      }
    }
    if (!query.empty()) out += '&';
  }
}

void mask_header(std::string& out, std::string_view name, std::string_view value, Secrets& secrets,
                 Secrets& credentials) {
  if (equal_ignoring_case(name, "authorization")) return mask_authorization(out, value, credentials);
  if (holds_credentials(name)) {
    out += mask;
    credentials.push_back(value);
  } else {
    append_words(out, value, secrets);
  }
}

Secrets credentials_in(const Headers& headers) {
  Secrets found;
  for (const auto& [name, value] : headers) {
    const auto secret = equal_ignoring_case(name, "authorization") ? token_in(value)
                        : holds_credentials(name)                  ? value
                                                                   : std::string_view();
    if (!secret.empty()) found.push_back(secret);
  }
  return found;
}

// A text may have them percent-encoded.
bool has_credentials(std::string_view text, const Secrets& credentials) {
  const auto is_in = [&credentials](std::string_view where) {
    return std::any_of(credentials.begin(), credentials.end(), [where](std::string_view secret) {
      return secret.size() >= shortest_secret && secret.size() <= where.size() &&
             memmem(where.data(), where.size(), secret.data(), secret.size()) != nullptr;
    });
  };
  if (is_in(text)) return true;
  if (!contains(text, "%")) return false;
  const auto decoded = percent_decoded(text);
  return decoded && is_in(*decoded);
}

// Of a text that has them percent-encoded nothing is shown.
void mask_credentials(std::string& text, const Secrets& credentials) {
  if (!has_credentials(text, credentials)) return;
  mask_secrets(text, credentials);
  if (has_credentials(text, credentials)) text = mask;
}

namespace {

// Where the beginning of a secret stands that ends here; it is quoted, or in a pointer. npos when none does.
std::size_t start_of_beginning(std::string_view text, std::string_view secret, std::size_t end) {
  for (auto at = text.find_last_of("\"'/", end - 1); at != std::string_view::npos && end - at - 1 <= secret.size();) {
    const auto beginning = text.substr(at + 1, end - at - 1);
    if (beginning.size() >= shortest_secret && secret.starts_with(beginning)) return at + 1;
    at = at == 0 ? std::string_view::npos : text.find_last_of("\"'/", at - 1);
  }
  return std::string_view::npos;
}

// What quotes a long text may have been cut: it ends with dots, or the whole text does not go on. Then only the
// beginning of the secret is there.
void mask_beginnings_of(std::string& text, std::string_view secret) {
  for (std::size_t from = 0; from < text.size();) {
    auto end = std::min(text.find("...", from), text.size());
    const auto start = end == 0 ? std::string::npos : start_of_beginning(text, secret, end);
    if (start != std::string::npos) {
      text.replace(start, end - start, mask);
      end = start + mask.size();
    }
    from = end + 1;
  }
}

}  // namespace

void mask_secrets(std::string& json, const Secrets& secrets) {
  const auto take_out = [&](std::string_view secret) {
    if (secret.size() > json.size()) return;
    const auto quoted = is_plain(secret) ? std::string() : json::quoted(secret);  // as it stands in a message
    const auto wanted = quoted.empty() ? secret : std::string_view(quoted).substr(1, quoted.size() - 2);
    if (wanted.size() < shortest_secret) return;
    for (auto at = json.find(wanted); at != std::string::npos; at = json.find(wanted, at + mask.size()))
      json.replace(at, wanted.size(), mask);
  };
  for (const auto secret : secrets) {
    take_out(secret);
    if (contains(secret, "%"))
      if (const auto decoded = percent_decoded(secret); decoded && *decoded != secret) take_out(*decoded);
    if (secret.size() > longest_shown_name) mask_beginnings_of(json, secret);
  }
}

}  // namespace mock
