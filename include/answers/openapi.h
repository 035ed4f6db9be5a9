#pragma once
// Writes the OpenAPI 3.0 document of a table of operations: of the API's, and of the control API's. What checks a
// request also describes it.
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/request.h"
#include "json/shape.h"
#include "json/writer.h"

namespace mock::answers {

/// An answer that is neither the usual one nor a refusal.
struct OtherReply {
  int status = 0;  // 0: there is none
  json::ShapeRef shape = nullptr;
  std::string_view means{};
};

/// One row of a table, as the document tells of it.
struct DescribedOperation {
  std::string_view id;
  Method method;
  std::string_view path;
  json::ShapeRef query = nullptr;
  json::ShapeRef body = nullptr;
  json::ShapeRef reply = nullptr;  // null: 204
  std::string_view reply_type;
  OtherReply other_reply{};
  std::string_view summary;
  std::function<void(json::Writer&, json::Object&)> write_more{};  // what only rows of this table have
};

template <class Row>
DescribedOperation described(const Row& row) {
  return {.id = row.id,
          .method = row.method,
          .path = row.path,
          .query = row.query,
          .body = row.body,
          .reply = row.reply,
          .reply_type = row.reply_type,
          .summary = row.summary};
}

struct DescribedApi {
  std::string_view title;
  std::string_view version;
  std::string server;         // where the paths begin
  std::string_view prefix{};  // of all paths of the table, which the server has
  std::string_view token;     // how the header Authorization carries it
  bool needs_token = true;
  std::vector<DescribedOperation> operations;
};

std::string openapi(const DescribedApi& api);

}  // namespace mock::answers
