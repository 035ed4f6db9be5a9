#include "base/csv.h"

#include <string_view>

namespace mock {
namespace {

std::string csv_field(std::string_view field) {
  if (field.find_first_of("\",\r\n") == std::string_view::npos) return std::string(field);
  std::string quoted = "\"";
  for (const char c : field) quoted.append(c == '"' ? 2U : 1U, c);
  return quoted + '"';
}

}  // namespace

std::string csv_record(const std::vector<std::string>& fields) {
  std::string record;
  for (const auto& field : fields) (record += &field == fields.data() ? "" : ",") += csv_field(field);
  return record + "\r\n";
}

}  // namespace mock
