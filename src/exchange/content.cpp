#include "exchange/content.h"

namespace mock {

const QueryValues& Content::query() const {
  if (!query_) query_.emplace(query_text_);
  return *query_;
}

const json::Value* Content::body() const {
  if (!body_) {
    json::Problems problems;
    body_ = json::parse(body_text_, problems);
    is_json_ = problems.empty();
  }
  return is_json_ ? &*body_ : nullptr;
}

}  // namespace mock
