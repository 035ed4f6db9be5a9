// GET and DELETE /_mock/coverage
#include "control/coverage.h"

#include <algorithm>

#include "access/caller_kind.h"
#include "answers/refuse.h"
#include "api/documented_errors.h"
#include "api/table_of_contents.h"
#include "json/writer.h"
#include "tables.h"

namespace mock::control {
namespace {

constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();

const json::Shape& filters() {
  using namespace json;
  static const auto shape = object({
      optional("world", text(), "Only of this world; else of all, also of those that are gone"),
  });
  return shape;
}

const json::Shape& coverage_shape() {
  using namespace json;
  const auto count = integer(0, most);
  const auto answer = object({
      required("status", integer(0, 599), "0: the request was lost before the world saw it"),
      required("error_code", text(), "Or empty"),
      required("count", count),
  });
  const auto caller = object({
      required("caller", text(), "super admin, the roles and permissions held there, no role, or nobody"),
      required("count", count),
  });
  const auto fault = object({
      required("kind", text()),
      required("met", count, "Requests that it hit"),
      required("survived", count, "Of these, those after which the operation was asked again, and well answered"),
  });
  const auto documented = object({
      required("status", integer(400, 599)),
      required("error_code", text()),
      required("count", count, "Answers that were this one; 0: it was never met"),
  });
  static const auto shape = object({
      required("operations",
               list(object({
                   required("operation", text(), "operationId; empty: paths that are none"),
                   required("served", boolean(), "Whether the mock serves it"),
                   required("requests", count),
                   required("answers", list(answer)),
                   required("callers", list(caller)),
                   required("faults", list(fault)),
                   required("documented_errors", list(documented)),
               })),
               "All that are served, and what else was asked"),
  });
  return shape;
}

std::vector<std::pair<int, std::string_view>> documented_errors_of(std::string_view operation) {
  const auto all = api::documented_errors();
  const auto found =
      std::find_if(all.begin(), all.end(), [operation](const auto& each) { return each.operation == operation; });
  return found == all.end() ? std::vector<std::pair<int, std::string_view>>() : found->errors;
}

void write_entry(json::Writer& out, std::string_view operation, bool is_served, const OperationCoverage& coverage) {
  json::Object object(out);
  object("operation", operation)("served", is_served)("requests", coverage.requests);
  object.list("answers", [&] {
    for (const auto& [answer, count] : coverage.answers)
      json::Object{out}("status", answer.first)("error_code", answer.second)("count", count);
  });
  object.list("callers", [&] {
    for (const auto& [kind, count] : coverage.callers)
      json::Object{out}("caller", name_of_caller(kind))("count", count);
  });
  object.list("faults", [&] {
    for (const auto& [kind, fault] : coverage.faults)
      json::Object{out}("kind", kind)("met", fault.met)("survived", fault.survived);
  });
  object.list("documented_errors", [&] {
    for (const auto& [status, code] : documented_errors_of(operation)) {
      const auto met = coverage.answers.find({status, std::string(code)});
      json::Object{out}("status", status)("error_code", code)(
          "count", met == coverage.answers.end() ? std::uint64_t{0} : met->second);
    }
  });
}

Reply no_such_world(const std::string& name) { return answers::refuse(404, "There is no world " + json::quoted(name)); }

Reply get(const ControlCall& call) {
  const auto name = call.query.optional_text("world");
  if (!name) return ok(coverage_as_json(call.worlds.coverage()));
  const auto world = call.worlds.find(*name);
  if (!world) return no_such_world(*name);
  Coverage::Report report;
  world->coverage.add_to(report);
  return ok(coverage_as_json(report));
}

Reply clear(const ControlCall& call) {
  const auto name = call.query.optional_text("world");
  if (!name) {
    call.worlds.clear_coverage();
    return no_content();
  }
  const auto world = call.worlds.find(*name);
  if (!world) return no_such_world(*name);
  world->coverage.clear();
  return no_content();
}

}  // namespace

std::string coverage_as_json(const Coverage::Report& report) {
  auto rest = report;
  json::Writer out;
  {
    json::Object body(out);
    body.list("operations", [&] {
      for (const auto& row : api::operations()) {
        const auto asked = rest.extract(std::string(row.id));
        write_entry(out, row.id, true, asked.empty() ? OperationCoverage() : asked.mapped());
      }
      for (const auto& [operation, coverage] : rest) write_entry(out, operation, false, coverage);
    });
  }
  return out.take();
}

std::vector<ControlOperation> coverage_operations() {
  return {
      {.id = "MockCoverageGet",
       .method = Method::get,
       .path = "/_mock/coverage",
       .query = filters,
       .reply = coverage_shape,
       .handler = get,
       .summary = "Get what of the API has been asked, and how it was answered"},
      {.id = "MockCoverageClear",
       .method = Method::remove,
       .path = "/_mock/coverage",
       .query = filters,
       .handler = clear,
       .summary = "Begin to count anew what is asked"},
  };
}

}  // namespace mock::control
