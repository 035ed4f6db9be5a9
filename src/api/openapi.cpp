#include "api/openapi.h"

#include "answers/openapi.h"
#include "api/table_of_contents.h"
#include "base/version.h"

namespace mock::api {
namespace {

// Who may, and with which tokens.
void write_needs(json::Writer& out, json::Object& object, const Operation& operation) {
  if (operation.needs.who == Needs::Who::anyone) {
    object.list("security", [] {});
    return;
  }
  json::Object(out, "x-needs")("role_or_permission", who_may(operation)).list("token_scopes", [&] {
    operation.scopes.each([&](std::string_view scope) { out.value(scope); });
  });
}

}  // namespace

std::string openapi(const std::string& base_url) {
  answers::DescribedApi described{.title = "aiven-mock: the part of the Aiven API that it serves",
                                  .version = version(),
                                  .server = base_url + "/v1",
                                  .prefix = "/v1",
                                  .token = "Authorization: aivenv1 TOKEN, or Bearer TOKEN",
                                  .operations = {}};
  for (const auto& row : operations()) {
    described.operations.push_back(answers::described(row));
    described.operations.back().write_more = [&row](json::Writer& out, json::Object& object) {
      if (row.deprecated != nullptr) object("deprecated", true);
      write_needs(out, object, row);
    };
  }
  return answers::openapi(described);
}

}  // namespace mock::api
