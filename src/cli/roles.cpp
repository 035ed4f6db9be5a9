#include "cli/roles.h"

#include <algorithm>
#include <array>
#include <iomanip>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

#include "access/roles.h"
#include "api/roles_grid.h"
#include "json/writer.h"
#include "model/permissions.h"

namespace mock::cli {
namespace {

bool is_role(Permission name) {
  return name.name().starts_with("role:") || name.name().find(':') == std::string_view::npos;
}

template <class F>
Rights names_that(F f) {
  Rights found;
  roles::for_each_name([&](Permission name) {
    if (f(name)) found.add(name);
  });
  return found;
}

// What role:organization:admin alone opens is most of the organization, and is not listed line by line.
bool is_worth_a_line(const api::Asked& asked) {
  if (asked.level != Level::organization || asked.is_about_a_project) return true;
  return names_that([&](Permission name) { return is_role(name) && is_opened_by(asked, name); }) !=
         Rights{"role:organization:admin"};
}

// A column of the grid. Its heading stands in lines, as "role:" above "project:" above "read".
struct Column {
  Permission role;
  std::array<std::string, 3> heading{};  // from the bottom up
  std::size_t width = 3;                 // "yes"
};

Column column_of(Permission role) {
  Column column{role};
  std::string_view rest = role.name();
  for (auto& line : column.heading) {
    const auto before = rest.empty() ? std::string_view::npos : rest.substr(0, rest.size() - 1).rfind(':');
    const auto start = before == std::string_view::npos ? 0 : before + 1;
    line = rest.substr(start);
    rest = rest.substr(0, start);
    column.width = std::max(column.width, line.size());
  }
  return column;
}

std::vector<Column> columns() {
  std::vector<Column> all;
  names_that(is_role).each([&](std::string_view name) { all.push_back(column_of(*Permission::named(name))); });
  return all;
}

template <class CellOf>
void print_line(const std::vector<Column>& columns, std::string_view what, const CellOf& cell_of) {
  std::ostringstream line;
  line << std::left;
  for (const auto& column : columns) line << std::setw(static_cast<int>(column.width) + 2) << cell_of(column);
  auto text = line.str() + std::string(what);
  text.resize(text.find_last_not_of(' ') + 1);
  std::cout << text << '\n';
}

void print_headings(const std::vector<Column>& columns) {
  for (std::size_t line = columns.front().heading.size(); line-- > 0;)
    print_line(columns, line == 0 ? "what" : "", [&](const Column& column) { return column.heading[line]; });
}

std::string_view yes_or_no(bool yes) { return yes ? "yes" : "-"; }

std::string_view title_of(Level level) {
  switch (level) {
    case Level::organization: return "# in the organization, when held on it";
    case Level::unit: return "# in a unit, when held on it or on the organization";
    case Level::project: return "# in a project, when held on it, on its unit or on the organization";
  }
  return {};
}

std::string what_of(const api::Asked& asked) {
  return std::string(asked.operation->id) + (asked.where.empty() ? "" : " ") + std::string(asked.where);
}

std::string_view name_of(Level level) {
  switch (level) {
    case Level::organization: return "organization";
    case Level::unit: return "organization_unit";
    case Level::project: return "project";
  }
  return {};
}

void write_names(json::Writer& out, json::Object& object, std::string_view field, Rights names) {
  object.list(field, [&] { names.each([&](std::string_view name) { out.value(name); }); });
}

}  // namespace

void print_roles() {
  const auto all = columns();
  print_headings(all);
  std::cout << "\n# what they contain\n";
  roles::for_each_name([&](Permission name) {
    if (is_role(name)) return;
    print_line(all, name.name(),
               [&](const Column& column) { return yes_or_no(roles::held_with(column.role).has(name)); });
  });
  const auto asked = api::asked_for_rights();
  for (const auto level : {Level::project, Level::unit, Level::organization}) {
    std::cout << '\n' << title_of(level) << '\n';
    for (const auto& each : asked)
      if (each.level == level && is_worth_a_line(each))
        print_line(all, what_of(each),
                   [&](const Column& column) { return yes_or_no(is_opened_by(each, column.role)); });
  }
  std::cout << "# of the roles only role:organization:admin opens what is not listed; aiven-mock routes tells the "
               "permissions that do\n";
}

void print_roles_as_json() {
  json::Writer out;
  {
    json::Object body(out);
    body.list("names", [&] {
      roles::for_each_name([&](Permission name) {
        json::Object item(out);
        item("name", name.name())("is_role", is_role(name));
        write_names(out, item, "contains",
                    names_that([&](Permission each) { return each != name && roles::held_with(name).has(each); }));
      });
    });
    body.list("asked", [&] {
      for (const auto& each : api::asked_for_rights()) {
        json::Object item(out);
        item("operation_id", each.operation->id)("where", each.where)("resource_type", name_of(each.level));
        write_names(out, item, "opened_by", names_that([&](Permission name) { return is_opened_by(each, name); }));
      }
    });
  }
  std::cout << out.take() << '\n';
}

}  // namespace mock::cli
