// aiven-mock routes
#include <algorithm>
#include <iomanip>
#include <iostream>
#include <memory>
#include <span>

#include "access/needs.h"
#include "api/not_mocked.h"
#include "api/table_of_contents.h"
#include "base/ascii.h"
#include "base/glob.h"
#include "base/nearest.h"
#include "cli/command.h"
#include "cli/commands.h"
#include "cli/roles.h"
#include "control/table_of_contents.h"
#include "exchange/request.h"
#include "json/writer.h"
#include "model/access_tokens.h"
#include "model/permissions.h"

namespace mock::cli {
namespace {

std::string names_of(Scopes scopes) { return scopes.empty() ? "-" : scopes.joined(" or "); }

using Cells = std::vector<std::string>;

Cells cells_of(const Operation& row) {
  return {std::string(row.id), std::string(name(row.method)), std::string(row.path), who_may(row),
          names_of(row.scopes)};
}

Cells cells_of(const api::NotMocked& row) {
  return {std::string(row.id), std::string(name(row.method)), std::string(row.path)};
}

Cells cells_of(const ControlOperation& row) {
  return {std::string(row.id), std::string(name(row.method)), std::string(row.path), std::string(row.summary)};
}

// Every column is as wide as its longest cell.
template <class Rows>
void print_text(const Rows& rows, std::string_view what) {
  std::vector<Cells> lines;
  std::vector<std::size_t> widths;
  for (const auto& row : rows) {
    lines.push_back(cells_of(row));
    widths.resize(lines.back().size());
    for (std::size_t i = 0; i < widths.size(); ++i) widths[i] = std::max(widths[i], lines.back()[i].size());
  }
  std::cout << "# " << lines.size() << ' ' << what << '\n';
  for (const auto& line : lines) {
    for (std::size_t i = 0; i + 1 < line.size(); ++i)
      std::cout << std::left << std::setw(static_cast<int>(widths[i]) + 2) << line[i];
    std::cout << line.back() << '\n';
  }
}

void write(json::Writer& out, const ControlOperation& row) {
  json::Object object(out);
  object("operation_id", row.id)("method", name(row.method))("path", row.path)("summary", row.summary);
}

void write(json::Writer& out, const Operation& row) {
  json::Object object(out);
  object("operation_id", row.id)("method", name(row.method))("path", row.path)("needs", who_may(row));
  object.list("roles_or_permissions", [&] { row.needs.any_of.each([&](std::string_view name) { out.value(name); }); });
  object.list("contained_in", [&] {
    row.needs.enough.each([&](std::string_view name) {
      if (!row.needs.any_of.has(*Permission::named(name))) out.value(name);
    });
  });
  object.list("elsewhere", [&] {
    for (const auto& [needs, where, level] : row.elsewhere) {
      json::Object item(out);
      item("needs", to_text(needs))("where", where);
    }
  });
  object.list("token_scopes", [&] { row.scopes.each([&](std::string_view scope) { out.value(scope); }); });
}

void write(json::Writer& out, const api::NotMocked& row) {
  json::Object object(out);
  object("operation_id", row.id)("method", name(row.method))("path", row.path);
}

template <class Rows>
void write_list(json::Object& body, json::Writer& out, std::string_view name, const Rows& rows) {
  body.list(name, [&] {
    for (const auto& row : rows) write(out, row);
  });
}

template <class Row>
void print_json(const std::vector<Row>& rows, std::span<const api::NotMocked> not_mocked) {
  json::Writer out;
  {
    json::Object body(out);
    write_list(body, out, "served", rows);
    if (!not_mocked.empty()) write_list(body, out, "not_mocked", not_mocked);
  }
  std::cout << out.take() << '\n';
}

// Which rows are meant: all when nothing is said.
struct Chosen {
  std::string pattern;  // of operationId or path; without a star it is found anywhere in them
  std::string may;      // a role or permission that lets somebody do it

  [[nodiscard]] bool has(std::string_view id, std::string_view path) const {
    if (pattern.empty()) return true;
    const auto lower = ascii::lower_case(pattern);
    const Glob glob(pattern.find('*') == std::string::npos ? "*" + lower + "*" : lower);
    return glob.matches(ascii::lower_case(id)) || glob.matches(ascii::lower_case(path));
  }
  [[nodiscard]] bool has(const Operation& row) const {
    return has(row.id, row.path) && (may.empty() || (row.needs.enough | row.needs.any_of).has(*Permission::named(may)));
  }
  [[nodiscard]] bool has(const api::NotMocked& row) const { return may.empty() && has(row.id, row.path); }
  [[nodiscard]] bool has(const ControlOperation& row) const { return has(row.id, row.path); }
};

template <class Rows>
auto chosen_of(const Rows& rows, const Chosen& chosen) {
  std::vector<std::remove_cvref_t<decltype(*rows.begin())>> some;
  for (const auto& row : rows)
    if (chosen.has(row)) some.push_back(row);
  return some;
}

std::string check_permission(const std::string& name) {
  if (Permission::named(name)) return {};
  return "there is no role or permission " + json::quoted(name) +
         did_you_mean(name, {permission_names.begin(), permission_names.end()});
}

template <class Row>
void print(const std::vector<Row>& rows, bool as_json, std::string_view what,
           std::span<const api::NotMocked> not_mocked = {}) {
  if (as_json) return print_json(rows, not_mocked);
  print_text(rows, what);
  if (!not_mocked.empty()) print_text(not_mocked, "published, not mocked: operationId, method, path");
}

}  // namespace

void add_routes(CLI::App& app) {
  Command command(app, "routes", "List the operations");
  const auto of_control = std::make_shared<bool>(false);
  const auto of_roles = std::make_shared<bool>(false);
  const auto all = std::make_shared<bool>(false);
  const auto as_json = std::make_shared<bool>(false);
  const auto chosen = std::make_shared<Chosen>();
  command.option("PATTERN", chosen->pattern, "Only those whose operationId or path has this in it, or fits with stars");
  command.flag("--control", *of_control, "Those of the control API");
  command.flag("--roles", *of_roles, "What roles contain, and what they open").excludes("--control");
  command.flag("--all", *all, "Also those that are published and not mocked").excludes("--control").excludes("--roles");
  command.option("--may", chosen->may, "Only those that somebody may do who holds this role or permission there")
      .checked(check_permission)
      .excludes("--control")
      .excludes("--roles");
  command.flag("--json", *as_json, "As JSON");
  command.examples({"aiven-mock routes application-users", "aiven-mock routes --may organization:users:write"});
  command.does([of_control, of_roles, all, as_json, chosen] {
    if (*of_roles)
      *as_json ? print_roles_as_json() : print_roles();
    else if (*of_control)
      print(chosen_of(control::operations(), *chosen), *as_json,
            "control operations: operationId, method, path, what it does");
    else
      print(chosen_of(api::operations(), *chosen), *as_json,
            "operations: operationId, method, path, who may, token scopes",
            *all ? chosen_of(api::not_mocked(), *chosen) : std::vector<api::NotMocked>());
  });
}

}  // namespace mock::cli
