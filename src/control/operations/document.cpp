// GET /doc/openapi.json
#include "api/openapi.h"
#include "tables.h"

namespace mock::control {
namespace {

Reply openapi(const ControlCall&) {
  static const std::string document = api::openapi();
  return ok(document);
}

}  // namespace

std::vector<ControlOperation> document_operations() { return {{Method::get, "/doc/openapi.json", nullptr, openapi}}; }

}  // namespace mock::control
