#pragma once
// What a request asks in its query and body, taken apart when somebody looks at it first: most requests meet no pattern
// that wants to know, and many patterns may look at one request.
#include <optional>
#include <string_view>

#include "exchange/request.h"
#include "json/value.h"

namespace mock {

class Content {
 public:
  /// Points into both.
  Content(std::string_view query, std::string_view body) : query_text_(query), body_text_(body) {}

  [[nodiscard]] const QueryValues& query() const;
  /// Null when the body is no JSON, or not all of it.
  [[nodiscard]] const json::Value* body() const;
  [[nodiscard]] std::string_view body_text() const { return body_text_; }

 private:
  std::string_view query_text_, body_text_;
  mutable std::optional<QueryValues> query_{};
  mutable std::optional<json::Document> body_{};
  mutable bool is_json_ = false;
};

}  // namespace mock
