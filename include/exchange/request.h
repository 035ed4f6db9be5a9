#pragma once
// One HTTP request as the rooms between http/ and the model see it: words, no sockets. It points into what http/ has
// read and lives as long as the request is being answered.
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mock {

enum class Method { get, head, post, put, patch, remove, options, other };

std::string_view name(Method method);

using Headers = std::vector<std::pair<std::string_view, std::string_view>>;

/// Whether two texts are the same but for the case of their letters (ASCII), as names of headers and schemes are.
bool equal_ignoring_case(std::string_view a, std::string_view b);

struct Request {
  Method method = Method::get;
  std::string_view target;  // path and query as they were sent, still encoded
  Headers headers;
  std::string_view body;
  std::string_view remote_address;   // of the client: an IP address
  std::string_view scheme = "http";  // or "https", as it came

  /// The value of a header, whatever the case of its name; empty when it was not sent.
  [[nodiscard]] std::string_view header(std::string_view wanted) const;
};

/// The part of a target before and after the '?'.
std::string_view path_of(std::string_view target);
std::string_view query_of(std::string_view target);

/// Decodes %XX; a plus stays a plus. Nothing when a percent sign is not followed by two hexadecimal digits.
std::optional<std::string> percent_decoded(std::string_view text);

/// The values of a query string, decoded (there '+' is a space); the last one counts when a name is repeated.
class QueryValues {
 public:
  explicit QueryValues(std::string_view query);
  [[nodiscard]] std::optional<std::string_view> find(std::string_view wanted) const;
  /// Every name, in the order in which they were sent.
  [[nodiscard]] std::vector<std::string_view> names() const;
  /// Every value of a name, in the order in which they were sent.
  [[nodiscard]] std::vector<std::string_view> all(std::string_view wanted) const;

 private:
  std::vector<std::pair<std::string, std::string>> values_;
};

}  // namespace mock
