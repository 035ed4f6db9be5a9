// aiven-mock routes
#include <CLI/CLI.hpp>
#include <algorithm>
#include <iomanip>
#include <iostream>
#include <memory>

#include "api/table_of_contents.h"
#include "cli/commands.h"
#include "json/text.h"

namespace mock::cli {
namespace {

std::string names_of(Scopes scopes) {
  std::string names;
  scopes.each([&](std::string_view name) { (names += names.empty() ? "" : " or ") += name; });
  return names.empty() ? "-" : names;
}

template <class Row>
void print(const std::vector<Row>& rows) {
  for (const auto& row : rows)
    std::cout << std::left << std::setw(54) << row.id << std::setw(7) << name(row.method) << std::setw(98) << row.path
              << std::setw(46) << to_text(row.needs) << names_of(row.scopes) << '\n';
}

template <class Row>
void write(json::Text& out, const std::vector<Row>& rows) {
  for (const auto& row : rows) {
    json::Object object(out);
    object("operation_id", row.id)("method", name(row.method))("path", row.path)("needs", to_text(row.needs));
    object.list("roles_or_permissions",
                [&] { row.needs.any_of.each([&](std::string_view name) { out.value(name); }); });
    object.list("token_scopes", [&] { row.scopes.each([&](std::string_view scope) { out.value(scope); }); });
  }
}

void print_json() {
  json::Text out;
  {
    json::Object body(out);
    body.list("served", [&] { write(out, api::operations()); });
    body.list("not_mocked", [&] { write(out, api::not_mocked()); });
  }
  std::cout << out.take() << '\n';
}

void print_text() {
  std::cout << "# " << api::operations().size()
            << " operations served: operationId, method, path, who may, token scopes\n";
  print(api::operations());
  std::cout << "\n# " << api::not_mocked().size() << " published, and answered with 400 not_mocked\n";
  print(api::not_mocked());
}

}  // namespace

void add_routes(CLI::App& app) {
  auto* command = app.add_subcommand("routes", "List the operations");
  const auto as_json = std::make_shared<bool>(false);
  command->add_flag("--json", *as_json, "As JSON");
  command->callback([as_json] { *as_json ? print_json() : print_text(); });
}

}  // namespace mock::cli
