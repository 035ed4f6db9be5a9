#include "base_url.h"

#include <algorithm>

namespace mock {
namespace {

// A proxy adds its own to those of the proxies before it: the first is the one that the client knows.
std::string_view first_of(std::string_view list) {
  const auto first = list.substr(0, list.find(','));
  const auto begin = std::min(first.find_first_not_of(" \t"), first.size());
  return first.substr(begin, first.find_last_not_of(" \t") + 1 - begin);
}

bool is_host(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c != '/' && c != '@'; });
}

}  // namespace

std::string base_url(const Request& request, const PipelineOptions& options) {
  if (!options.public_url.empty()) return options.public_url;
  auto scheme = request.scheme;
  auto host = request.header("host");
  if (options.trust_forwarded_for) {
    const auto said_scheme = first_of(request.header("x-forwarded-proto"));
    const auto said_host = first_of(request.header("x-forwarded-host"));
    if (said_scheme == "http" || said_scheme == "https") scheme = said_scheme;
    if (is_host(said_host)) host = said_host;
  }
  return std::string(scheme) + "://" + std::string(host);
}

}  // namespace mock
