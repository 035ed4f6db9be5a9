// GET /doc/openapi.json, of the API, and GET /_mock/openapi.json, of the control API
#include "api/openapi.h"
#include "control/console.h"
#include "control/openapi.h"
#include "tables.h"

namespace mock::control {
namespace {

constexpr std::string_view no_address = "ADDRESS";

const json::Shape& document_shape() {
  static const auto shape = json::map(json::anything());
  return shape;
}

// Written once, and with the address at which whoever asks reaches this world.
Reply with_address(const std::string& document, const ControlCall& call) {
  auto text = document;
  const auto address = json::quoted(Worlds::url_of(call.base_url, call.world_name));
  return ok(text.replace(text.find(no_address), no_address.size(), address.substr(1, address.size() - 2)));
}

Reply of_the_api(const ControlCall& call) {
  static const std::string document = api::openapi(std::string(no_address));
  return with_address(document, call);
}

Reply of_the_control_api(const ControlCall& call) {
  static const std::string document = openapi(std::string(no_address));
  return with_address(document, call);
}

// People see the same in the console, and may try it there.
Reply documentation(const ControlCall& call) {
  if (is_asked_by_people(call.request)) return lead_to("../_mock/#/operations");
  return {200,
          "<!doctype html><title>aiven-mock</title>"
          "<p>This is aiven-mock, which stands in for the Aiven API. "
          "<a href=\"openapi.json\">Its operations</a> and <a href=\"../_mock/openapi.json\">its control API</a>, "
          "as OpenAPI documents.</p>\n",
          "text/html; charset=utf-8"};
}

const json::Shape& page_shape() {
  static const auto shape = json::text();
  return shape;
}

}  // namespace

std::vector<ControlOperation> document_operations() {
  return {
      {.id = "MockDocumentation",
       .method = Method::get,
       .path = "/doc/",
       .reply = page_shape,
       .reply_type = "text/html; charset=utf-8",
       .handler = documentation,
       .summary = "A page that says where the documents are"},
      {.id = "MockDocumentGet",
       .method = Method::get,
       .path = "/_mock/openapi.json",
       .reply = document_shape,
       .handler = of_the_control_api,
       .summary = "Get the OpenAPI document of the control API"},
      {.id = "MockApiDocumentGet",
       .method = Method::get,
       .path = "/doc/openapi.json",
       .reply = document_shape,
       .handler = of_the_api,
       .summary = "Get the OpenAPI document of the operations of the Aiven API that are served"},
  };
}

}  // namespace mock::control
