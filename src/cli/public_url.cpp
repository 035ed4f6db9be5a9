#include "cli/public_url.h"

#include <algorithm>
#include <cctype>
#include <string_view>

namespace mock::cli {
namespace {

// "mock.example:8443" of "https://mock.example:8443/aiven".
std::string_view authority_in(std::string_view url) {
  const auto scheme = url.find("://");
  if (scheme == std::string_view::npos) return {};
  url.remove_prefix(scheme + 3);
  return url.substr(0, url.find('/'));
}

bool is_port(std::string_view text) {
  return text.empty() ||
         (text.size() > 1 && text.size() <= 6 && text.front() == ':' &&
          std::all_of(text.begin() + 1, text.end(), [](unsigned char c) { return std::isdigit(c) != 0; }));
}

bool is_host_character(unsigned char c) { return std::isalnum(c) != 0 || c == '.' || c == '-' || c == '_' || c == ':'; }

}  // namespace

std::string check_public_url(const std::string& url) {
  const auto authority = authority_in(url);
  const auto host = host_of(url);
  const auto port =
      authority.find(':', authority.starts_with('[') ? std::min(authority.find(']'), authority.size()) : 0);
  const bool is_one = (url.starts_with("http://") || url.starts_with("https://")) && !host.empty() &&
                      std::all_of(host.begin(), host.end(), is_host_character) &&
                      is_port(port == std::string_view::npos ? std::string_view() : authority.substr(port)) &&
                      url.find_first_of("?# \"'\\") == std::string::npos;
  return is_one ? std::string() : "must be a URL like https://mock.example:8443, without ? and #, not " + url;
}

std::string without_slash(std::string url) {
  while (url.ends_with('/')) url.pop_back();
  return url;
}

std::string host_of(const std::string& url) {
  const auto authority = authority_in(url);
  const bool is_bracketed = authority.starts_with('[');
  const auto host = authority.substr(is_bracketed ? 1 : 0);
  return std::string(host.substr(0, host.find(is_bracketed ? ']' : ':')));
}

}  // namespace mock::cli
