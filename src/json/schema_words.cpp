#include "json/schema_words.h"

#include <utility>

#include "fault.h"

namespace mock::json {
namespace {

using Kind = Shape::Kind;

// Values as Python prints them. What gets longer than a message may be is cut where it is kept.
class Python {
 public:
  explicit Python(HoldsASecret holds_a_secret) : holds_a_secret_(holds_a_secret) {}

  void put(const Value& value) {
    if (out_.size() > Problems::longest_message) return;
    std::visit([this](const auto& data) { put_data(data); }, value.data());
  }
  void put(std::string_view text) { put_data(text); }
  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  void put_data(std::nullptr_t) { out_ += "None"; }
  void put_data(bool flag) { out_ += flag ? "True" : "False"; }
  void put_data(std::int64_t number) { out_ += std::to_string(number); }
  void put_data(double number) {
    Writer digits;
    digits.value(number);
    const auto text = digits.take();
    out_ += text.find_first_of(".e") == std::string::npos ? text + ".0" : text;
  }
  // In single quotes, unless the text has some and no double ones.
  void put_data(std::string_view text) {
    const bool has_single = text.find('\'') != std::string_view::npos;
    const char quote = has_single && text.find('"') == std::string_view::npos ? '"' : '\'';
    out_ += quote;
    for (const char c : text.substr(0, Problems::longest_message)) put_character(c, quote);
    out_ += quote;
  }
  void put_character(char c, char quote) {
    constexpr std::string_view digits = "0123456789abcdef";
    const auto code = static_cast<unsigned char>(c);
    if (c == quote || c == '\\')
      (out_ += '\\') += c;
    else if (c == '\n')
      out_ += "\\n";
    else if (c == '\r')
      out_ += "\\r";
    else if (c == '\t')
      out_ += "\\t";
    else if (code < ' ' || code == 0x7f)
      ((out_ += "\\x") += digits[code / digits.size()]) += digits[code % digits.size()];
    else
      out_ += c;
  }
  void put_data(Value::List list) {
    std::string_view separator;
    out_ += '[';
    for (const auto& item : list) {
      out_ += std::exchange(separator, ", ");
      put(item);
      if (out_.size() > Problems::longest_message) break;
    }
    out_ += ']';
  }
  void put_data(Value::Members members) {
    std::string_view separator;
    out_ += '{';
    for (const auto& [name, value] : members) {
      out_ += std::exchange(separator, ", ");
      put(name);
      out_ += ": ";
      holds_a_secret_(name) ? put(std::string_view("***")) : put(value);
      if (out_.size() > Problems::longest_message) break;
    }
    out_ += '}';
  }

  HoldsASecret holds_a_secret_;
  std::string out_;
};

bool is_secret(const Path& path, HoldsASecret holds_a_secret) {
  if (path.is_root()) return false;
  return (!path.is_item() && holds_a_secret(path.name)) || is_secret(*path.up, holds_a_secret);
}

std::string_view type(Kind kind) {
  switch (kind) {
    case Kind::text:
    case Kind::choice:
    case Kind::time: return "'string'";
    case Kind::integer: return "'integer'";
    case Kind::number:
    case Kind::real: return "'number'";
    case Kind::boolean: return "'boolean'";
    case Kind::list: return "'array'";
    case Kind::object:
    case Kind::one_of:
    case Kind::map:
    case Kind::anything: break;
  }
  return "'object'";
}

bool is_number(Kind kind) { return kind == Kind::integer || kind == Kind::number || kind == Kind::real; }

std::string types(const Shape& shape) {
  return " is not of type " + std::string(type(shape.kind)) + (shape.nullable ? ", 'null'" : "");
}

std::string below(const Shape& shape) {
  return is_number(shape.kind) ? " is less than the minimum of " + std::to_string(shape.lowest) : " is too short";
}

std::string above(const Shape& shape) {
  if (shape.kind == Kind::map) return " has too many properties";
  return is_number(shape.kind) ? " is greater than the maximum of " + std::to_string(shape.highest) : " is too long";
}

std::string misfit(const Shape& shape, Python text) {
  if (shape.kind == Kind::time) return " is not a 'date-time'";
  if (!shape.pattern.empty()) {
    text.put(shape.pattern);
    return " does not match " + text.take();
  }
  if (!shape.schema_format.empty()) return " is not a '" + std::string(shape.schema_format) + "'";
  return " is not " + std::string(shape.format);
}

std::string choices(const Shape& shape, HoldsASecret holds_a_secret) {
  std::string out = " is not one of [";
  for (const auto choice : shape.choices) {
    Python text(holds_a_secret);
    text.put(choice);
    out += (out.ends_with('[') ? "" : ", ") + text.take();
  }
  return out + (shape.nullable ? ", None]" : "]");
}

std::string about_its_value(const Fault& fault, HoldsASecret holds_a_secret) {
  const auto& shape = fault.shape;
  switch (fault.kind) {
    case Fault::Kind::fraction: return shape.kind == Kind::integer ? types(shape) : " is not a multiple of 1";
    case Fault::Kind::below: return below(shape);
    case Fault::Kind::above: return above(shape);
    case Fault::Kind::no_choice: return choices(shape, holds_a_secret);
    case Fault::Kind::misfit: return misfit(shape, Python(holds_a_secret));
    case Fault::Kind::type:
    case Fault::Kind::missing:
    case Fault::Kind::unknown: break;
  }
  return types(shape);
}

std::string what_is_wrong(const Fault& fault, HoldsASecret holds_a_secret) {
  Python text(holds_a_secret);
  if (fault.kind == Fault::Kind::missing) {
    text.put(fault.name);
    return text.take() + " is a required property";
  }
  if (fault.kind == Fault::Kind::unknown) {
    text.put(fault.name);
    return "Additional properties are not allowed (" + text.take() + " was unexpected)";
  }
  is_secret(fault.path, holds_a_secret) ? text.put(std::string_view("***")) : text.put(fault.value);
  return text.take() + about_its_value(fault, holds_a_secret);
}

}  // namespace

std::string in_schema_words(const Fault& fault, HoldsASecret holds_a_secret) {
  const auto where = fault.path.is_root() ? std::string() : " for " + fault.path.subject();
  return "Invalid input" + where + ": " + what_is_wrong(fault, holds_a_secret);
}

}  // namespace mock::json
