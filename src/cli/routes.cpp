// aiven-mock routes
#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
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

using Cells = std::array<std::string, 5>;

// Every column is as wide as its longest cell.
void print_text() {
  std::vector<Cells> lines;
  std::array<std::size_t, std::tuple_size_v<Cells>> widths{};
  for (const auto& row : api::operations()) {
    lines.push_back({std::string(row.id), std::string(name(row.method)), std::string(row.path), to_text(row.needs),
                     names_of(row.scopes)});
    for (std::size_t i = 0; i < widths.size(); ++i) widths.at(i) = std::max(widths.at(i), lines.back().at(i).size());
  }
  std::cout << "# " << lines.size() << " operations: operationId, method, path, who may, token scopes\n";
  for (const auto& line : lines) {
    for (std::size_t i = 0; i + 1 < line.size(); ++i)
      std::cout << std::left << std::setw(static_cast<int>(widths.at(i)) + 2) << line.at(i);
    std::cout << line.back() << '\n';
  }
}

void write(json::Text& out, const Operation& row) {
  json::Object object(out);
  object("operation_id", row.id)("method", name(row.method))("path", row.path)("needs", to_text(row.needs));
  object.list("roles_or_permissions", [&] { row.needs.any_of.each([&](std::string_view name) { out.value(name); }); });
  object.list("token_scopes", [&] { row.scopes.each([&](std::string_view scope) { out.value(scope); }); });
}

void print_json() {
  json::Text out;
  {
    json::Object body(out);
    body.list("served", [&] {
      for (const auto& row : api::operations()) write(out, row);
    });
  }
  std::cout << out.take() << '\n';
}

}  // namespace

void add_routes(CLI::App& app) {
  auto* command = app.add_subcommand("routes", "List the operations");
  const auto as_json = std::make_shared<bool>(false);
  command->add_flag("--json", *as_json, "As JSON");
  command->callback([as_json] { *as_json ? print_json() : print_text(); });
}

}  // namespace mock::cli
