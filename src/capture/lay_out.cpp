#include "lay_out.h"

#include "json/writer.h"

namespace mock::capture {
namespace {

constexpr std::size_t longest_line = 100;

void lay_out(std::string& out, const Value& value, const std::string& margin) {
  const auto text = json::text_of(value);
  const bool is_whole = value.as_members().empty() && value.as_list().empty();
  if (is_whole || text.size() + margin.size() <= longest_line) {
    out += text;
    return;
  }
  const auto inner = margin + "  ";
  const bool is_list = !value.as_list().empty();
  std::string_view before = is_list ? "[" : "{";
  for (const auto& [name, member] : value.as_members()) {
    out.append(before).append("\n").append(inner).append(json::quoted(name)).append(": ");
    lay_out(out, member, inner);
    before = ",";
  }
  for (const auto& item : value.as_list()) {
    out.append(before).append("\n").append(inner);
    lay_out(out, item, inner);
    before = ",";
  }
  out.append("\n").append(margin).append(is_list ? "]" : "}");
}

}  // namespace

std::string laid_out(const Value& value) {
  std::string out;
  lay_out(out, value, "");
  return out + "\n";
}

}  // namespace mock::capture
