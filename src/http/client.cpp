#include "http/client.h"

#include <httplib.h>
#include <netdb.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

#include "http/remote.h"
#include "resolve.h"
#include "site.h"
#include "trust.h"

namespace mock {
namespace {

constexpr std::chrono::seconds to_connect(5);
constexpr std::chrono::seconds between_bytes(10);
constexpr std::chrono::seconds between_bytes_of_others(30);

// The addresses of a host, in the order in which they are to be tried. The library would ask for them in a way that a
// static program cannot, and knows no localhost where there is no /etc/hosts.
std::vector<std::string> numbers_of(const std::string& host) {
  std::vector<std::string> all;
  const auto found = addresses_of(host, {}, 0);
  for (const auto* each = found.get(); each != nullptr; each = each->ai_next) {
    std::array<char, NI_MAXHOST> number{};
    if (getnameinfo(each->ai_addr, each->ai_addrlen, number.data(), number.size(), nullptr, 0, NI_NUMERICHOST) == 0)
      all.emplace_back(number.data());
  }
  if (all.empty()) all.push_back(host);
  return all;
}

// "http://HOST:PORT" of a URL, or what there is of it.
std::string origin_of(const std::string& url) { return url.substr(0, url.find('/', url.find("://") + 3)); }

bool is_url(const std::string& url) { return url.starts_with("http://") || url.starts_with("https://"); }

// Makes it ready to ask the server at `origin`.
void prepare(httplib::Client& client, const std::string& origin, std::chrono::seconds patience) {
  if (origin.starts_with("https://")) trust_the_systems_authorities(client.ssl_context());
  client.set_connection_timeout(to_connect);
  client.set_read_timeout(patience);
  client.set_write_timeout(patience);
}

std::string host_of(const std::string& origin) {
  return std::string(host_in(std::string_view(origin).substr(origin.find("://") + 3)));
}

// Sends the request to the first of the addresses that takes the connection. What may have arrived is not sent again.
httplib::Result send(httplib::Client& client, const std::string& host, const std::vector<std::string>& numbers,
                     const httplib::Request& request) {
  const auto send_to = [&](const std::string& number) {
    client.set_hostname_addr_map({{host, number}});
    return client.send(request);
  };
  for (const auto& number : std::span(numbers).first(numbers.size() - 1)) {
    auto answer = send_to(number);
    const auto error = answer.error();
    if (error != httplib::Error::Connection && error != httplib::Error::ConnectionTimeout) return answer;
  }
  return send_to(numbers.back());
}

}  // namespace

std::optional<HttpAnswer> ask(const HttpRequest& request) {
  if (!is_url(request.url)) return std::nullopt;
  const auto origin = origin_of(request.url);
  httplib::Client client(origin);
  if (!client.is_valid()) return std::nullopt;
  prepare(client, origin, between_bytes);
  httplib::Request wire_request;
  wire_request.method = request.method;
  wire_request.path = origin == request.url ? "/" : request.url.substr(origin.size());
  for (const auto& [name, value] : request.headers) wire_request.set_header(name, value);
  if (!request.body.empty()) {
    wire_request.body = request.body;
    wire_request.set_header("Content-Type", "application/json");
  }
  const auto host = host_of(origin);
  const auto answer = send(client, host, numbers_of(host), wire_request);
  if (!answer) return std::nullopt;
  return HttpAnswer{answer->status, answer->body};
}

struct Remote::Client {
  httplib::Client http;
  std::string path{};  // before every target
  std::string host{};
  std::vector<std::string> numbers{};
};

Remote::Remote(std::string url, const std::string& ca_file) {
  while (url.ends_with('/')) url.pop_back();
  const auto origin = origin_of(url);
  if (is_url(url)) client_ = std::make_unique<Client>(Client{httplib::Client(origin)});
  if (!client_ || !client_->http.is_valid()) throw std::runtime_error(url + " is no URL like https://api.aiven.io");
  client_->path = url.substr(origin.size());
  client_->host = host_of(origin);
  client_->numbers = numbers_of(client_->host);
  auto& http = client_->http;
  prepare(http, origin, between_bytes_of_others);
  http.set_keep_alive(true);
  http.set_url_encode(false);
  if (!ca_file.empty() && (!origin.starts_with("https://") || !trust_file(http.ssl_context(), ca_file)))
    throw std::runtime_error(origin.starts_with("https://") ? ca_file + " holds no certificate of an authority"
                                                            : "a CA file is of use for https alone, not for " + origin);
}
Remote::~Remote() = default;

RemoteAnswer Remote::ask(std::string_view method, const std::string& target,
                         const std::vector<std::pair<std::string, std::string>>& headers) {
  httplib::Request request;
  request.method = method;
  request.path = client_->path + target;
  for (const auto& [name, value] : headers) request.set_header(name, value);
  const auto answer = send(client_->http, client_->host, client_->numbers, request);
  if (!answer) return {.trouble = httplib::to_string(answer.error())};
  return {answer->status, {answer->headers.begin(), answer->headers.end()}, answer->body};
}

std::string http_library() { return std::string("cpp-httplib ") + CPPHTTPLIB_VERSION; }

}  // namespace mock
