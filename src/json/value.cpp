#include "json/value.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstring>
#include <map>
#include <nlohmann/json.hpp>
#include <numeric>

#include "base/interruption.h"
#include "not_json.h"

namespace mock::json {
namespace {

template <class T>
T as(const Value::Data& data, T otherwise = {}) {
  const auto* held = std::get_if<T>(&data);
  return held == nullptr ? otherwise : *held;
}

Position position_of(std::string_view before) {
  const auto line_start = before.rfind('\n');
  return {static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n')) + 1,
          line_start == std::string_view::npos ? before.size() + 1 : before.size() - line_start};
}

// Receives nlohmann's events and builds a Document, keeping track of where it is.
class Builder : public nlohmann::json_sax<nlohmann::json> {
 public:
  Builder(std::string_view text, Problems& problems) : text_(text), problems_(problems) {}
  Document take() { return std::move(document_); }

  bool null() override { return add(nullptr); }
  bool boolean(bool value) override { return add(value); }
  bool number_integer(number_integer_t value) override { return add(std::int64_t{value}); }
  bool number_unsigned(number_unsigned_t value) override {
    if (value <= static_cast<number_unsigned_t>(std::numeric_limits<std::int64_t>::max()))
      return add(static_cast<std::int64_t>(value));
    return add(static_cast<double>(value));
  }
  bool number_float(number_float_t value, const string_t&) override { return add(value); }
  bool string(string_t& value) override { return add(document_.keep(value)); }
  bool binary(binary_t&) override { return false; }  // not in JSON text

  bool start_object(std::size_t) override { return open({true, members_.size(), {}}); }
  bool start_array(std::size_t) override { return open({false, items_.size(), {}}); }
  bool end_object() override {
    const auto first = open_.back().first;
    if (names_a_member_twice(first)) return false;
    const auto members = document_.keep(members_.data() + first, members_.size() - first);
    members_.resize(first);
    open_.pop_back();
    return add(members);
  }
  bool end_array() override {
    const auto first = open_.back().first;
    const auto items = document_.keep(items_.data() + first, items_.size() - first);
    items_.resize(first);
    open_.pop_back();
    return add(items);
  }
  bool key(string_t& name) override {
    open_.back().name = kept_once(name);
    return true;
  }

  bool parse_error(std::size_t byte, const std::string&, const nlohmann::json::exception& error) override {
    const auto at = byte == 0 ? 0 : byte - 1;  // of the last byte that was read
    problems_.push_back({"", "not JSON: " + why_not_json(text_, at, error.what()), position_of(text_.substr(0, at))});
    return false;
  }

 private:
  // A list or an object that is being read: what it has so far are the last ones of items_ or members_.
  struct Open {
    bool is_object;
    std::size_t first;
    std::string_view name;  // of the member that comes next
  };

  [[nodiscard]] std::string pointer() const {
    std::string out;
    for (std::size_t i = 0; i < open_.size(); ++i) {
      const bool innermost = i + 1 == open_.size();
      if (!open_[i].is_object)
        out = out / position_in(i);
      else if (!innermost)
        out = out / open_[i].name;
    }
    return out;
  }
  // How many items the list has that are complete: those up to where the next list inside it begins.
  [[nodiscard]] std::size_t position_in(std::size_t i) const {
    const auto first = open_[i].first;
    for (++i; i < open_.size(); ++i)
      if (!open_[i].is_object) return open_[i].first - first;
    return items_.size() - first;
  }
  bool add(Value::Data data) {
    interruption_point();
    const Value value(data);
    if (open_.empty())
      document_.begin_with(value);
    else if (open_.back().is_object)
      members_.emplace_back(open_.back().name, value);
    else
      items_.push_back(value);
    return true;
  }
  bool open(Open list_or_object) {
    if (open_.size() == deepest_nesting) {
      problems_.push_back({pointer(), "nested deeper than " + std::to_string(deepest_nesting) + " levels"});
      return false;
    }
    open_.push_back(list_or_object);
    return true;
  }
  bool names_a_member_twice(std::size_t first) {
    names_.clear();
    for (auto i = first; i < members_.size(); ++i) names_.push_back(members_[i].first);
    std::sort(names_.begin(), names_.end());
    const auto twice = std::adjacent_find(names_.begin(), names_.end());
    if (twice == names_.end()) return false;
    problems_.push_back({pointer() / *twice, "the member " + std::string(*twice) + " is given twice"});
    return true;
  }
  // Objects of one list have the same names: those that were read lately are not kept again.
  std::string_view kept_once(std::string_view name) {
    const auto length = name.size();
    const auto mixed = length == 0 ? 0
                                   : length + std::size_t{31} * static_cast<unsigned char>(name[length / 2]) +
                                         static_cast<unsigned char>(name.back());
    auto& recent = recent_names_[mixed % recent_names_.size()];
    if (recent != name || recent.data() == nullptr) recent = document_.keep(name);
    return recent;
  }

  std::string_view text_;
  Problems& problems_;
  Document document_;
  std::vector<Open> open_;
  std::vector<Value> items_;
  std::vector<Value::Member> members_;
  std::vector<std::string_view> names_;  // of one object; kept for its room
  std::array<std::string_view, 64> recent_names_{};
};

// Pointers as a tree: what they have in common is walked once, however many they are.
struct Wanted {
  std::map<std::string, Wanted, std::less<>> within;
  std::vector<std::size_t> pointers;  // that end here: their positions in the list

  void add(std::string_view pointer, std::size_t position) {
    if (pointer.empty()) return pointers.push_back(position);
    const auto step = take_step(pointer);
    within[step].add(pointer, position);
  }
  [[nodiscard]] const Wanted* find(std::string_view name) const {
    const auto found = within.find(name);
    return found == within.end() ? nullptr : &found->second;
  }
};

// Walks over text that is known to be JSON, and notes where what is wanted begins.
class Walker {
 public:
  Walker(std::string_view text, std::vector<std::size_t>& starts) : text_(text), starts_(starts) {}

  void find(const Wanted& wanted) {
    skip_space();
    note(wanted);
    const char bracket = wanted.within.empty() ? '\0' : here();
    if (bracket == '{')
      find_members(wanted);
    else if (bracket == '[')
      find_items(wanted);
    else
      skip_value();
  }

 private:
  // What does not exist is where the nearest thing around it is.
  void note(const Wanted& wanted) {
    for (const auto position : wanted.pointers) starts_[position] = at_;
    for (const auto& each : wanted.within) note(each.second);
  }
  void find_members(const Wanted& wanted) {
    ++at_;
    while (!at_end()) {
      const auto name = nlohmann::json::parse(skip_string(), nullptr, false);
      if (!name.is_string()) return give_up();
      find_or_skip(wanted.find(name.get<std::string>()));
    }
    ++at_;
  }
  void find_items(const Wanted& wanted) {
    ++at_;
    for (std::size_t position = 0; !at_end(); ++position) {
      interruption_point();
      find_or_skip(wanted.find(std::to_string(position)));
    }
    ++at_;
  }
  // Behind a problem for which reading ended there may be anything, and nothing that is looked for.
  void give_up() { at_ = text_.size(); }
  bool at_end() {
    skip_space();
    return here() == '}' || here() == ']' || here() == '\0';
  }
  void find_or_skip(const Wanted* wanted) {
    skip_space();
    wanted == nullptr ? skip_value() : find(*wanted);
  }
  [[nodiscard]] char here() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  void skip_space() { at_ = std::min(text_.find_first_not_of(" \t\r\n,:", at_), text_.size()); }

  std::string_view skip_string() {  // with its quotes
    const auto start = at_++;
    while (at_ < text_.size() && text_[at_] != '"') at_ += text_[at_] == '\\' ? 2 : 1;
    at_ = std::min(at_ + 1, text_.size());
    return text_.substr(start, at_ - start);
  }
  void skip_value() {
    if (here() == '"') {
      skip_string();
      return;
    }
    std::size_t depth = 0;
    do {
      if (here() == '"') {
        skip_string();
        continue;
      }
      if (here() == '{' || here() == '[') ++depth;
      if (here() == '}' || here() == ']') --depth;
      ++at_;
    } while (at_ < text_.size() &&
             (depth > 0 || std::string_view(",]} \t\r\n").find(here()) == std::string_view::npos));
  }
  std::string_view text_;
  std::vector<std::size_t>& starts_;
  std::size_t at_ = 0;
};

// Lines and columns of many positions, in one pass.
std::vector<Position> positions_of(std::string_view text, const std::vector<std::size_t>& starts) {
  std::vector<std::size_t> order(starts.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](auto a, auto b) { return starts[a] < starts[b]; });
  std::vector<Position> positions(starts.size());
  std::size_t line = 1;
  std::size_t line_start = 0;
  std::size_t seen = 0;
  for (const auto each : order) {
    for (; seen < starts[each]; ++seen) {
      if (text[seen] != '\n') continue;
      ++line;
      line_start = seen + 1;
    }
    positions[each] = {line, starts[each] - line_start + 1};
  }
  return positions;
}

}  // namespace

std::string_view Value::kind() const {
  constexpr std::string_view kinds[] = {"null",     "a boolean", "an integer", "a number",
                                        "a string", "a list",    "an object"};
  return kinds[data_.index()];
}

const Value* Value::find(std::string_view name) const {
  for (const auto& [member, value] : as_members())
    if (member == name) return &value;
  return nullptr;
}

std::string Value::text(std::string_view name, std::string_view otherwise) const {
  return optional_text(name).value_or(std::string(otherwise));
}

std::optional<std::string> Value::optional_text(std::string_view name) const {
  const auto* value = find(name);
  if (value == nullptr || value->is_null()) return std::nullopt;
  return std::string(value->as_text());
}

std::optional<std::int64_t> Value::integer(std::string_view name) const {
  const auto* value = find(name);
  if (value == nullptr) return std::nullopt;
  if (const auto* number = std::get_if<double>(&value->data_))
    return std::abs(*number) < 0x1p63 ? std::optional(std::llround(*number)) : std::nullopt;
  const auto* number = std::get_if<std::int64_t>(&value->data_);
  return number == nullptr ? std::nullopt : std::optional(*number);
}

std::optional<double> Value::number(std::string_view name) const {
  const auto* value = find(name);
  if (value == nullptr) return std::nullopt;
  if (const auto* number = std::get_if<std::int64_t>(&value->data_)) return static_cast<double>(*number);
  const auto* number = std::get_if<double>(&value->data_);
  return number == nullptr ? std::nullopt : std::optional(*number);
}

bool Value::flag(std::string_view name, bool otherwise) const {
  const auto* value = find(name);
  return value == nullptr ? otherwise : as<bool>(value->data_, otherwise);
}

Value::List Value::list(std::string_view name) const {
  const auto* value = find(name);
  return value == nullptr ? List() : value->as_list();
}

std::vector<std::string> Value::texts(std::string_view name) const {
  std::vector<std::string> out;
  for (const auto& item : list(name)) out.emplace_back(item.as_text());
  return out;
}

std::string_view Value::as_text() const { return as<std::string_view>(data_); }
Value::List Value::as_list() const { return as<List>(data_); }
Value::Members Value::as_members() const { return as<Members>(data_); }

std::pmr::memory_resource& Document::memory() {
  if (!memory_) memory_ = std::make_shared<std::pmr::monotonic_buffer_resource>();
  return *memory_;
}

std::string_view Document::keep(std::string_view text) {
  if (text.empty()) return "";
  auto* const kept = static_cast<char*>(memory().allocate(text.size(), 1));
  std::memcpy(kept, text.data(), text.size());
  return {kept, text.size()};
}

template <class T>
Run<T> Document::keep_run(const T* first, std::size_t size) {
  static_assert(std::is_trivially_destructible_v<T>, "nothing is destroyed one by one");
  if (size == 0) return {};
  auto* const kept = static_cast<T*>(memory().allocate(size * sizeof(T), alignof(T)));
  std::uninitialized_copy_n(first, size, kept);
  return {kept, size};
}

Value::List Document::keep(const Value* first, std::size_t size) { return keep_run(first, size); }
Value::Members Document::keep(const Member* first, std::size_t size) { return keep_run(first, size); }

Value Document::copy(const Value& value) {
  if (std::holds_alternative<std::string_view>(value.data())) return Value(keep(value.as_text()));
  if (std::holds_alternative<List>(value.data())) {
    std::vector<Value> items;
    for (const auto& item : value.as_list()) items.push_back(copy(item));
    return Value(keep(items.data(), items.size()));
  }
  if (std::holds_alternative<Members>(value.data())) {
    std::vector<Member> members;
    for (const auto& [name, member] : value.as_members()) members.emplace_back(keep(name), copy(member));
    return Value(keep(members.data(), members.size()));
  }
  return value;
}

Document parse(std::string_view text, Problems& problems) {
  if (const auto bad = unexpected_byte(text)) {
    problems.push_back({"", "not JSON: " + bad->message, position_of(text.substr(0, bad->position))});
    return {};
  }
  Builder builder(text, problems);
  nlohmann::json::sax_parse(text.begin(), text.end(), &builder);
  return builder.take();
}

std::vector<Position> locate(std::string_view text, const std::vector<std::string_view>& pointers) {
  Wanted wanted;
  for (std::size_t i = 0; i < pointers.size(); ++i) wanted.add(pointers[i], i);
  std::vector<std::size_t> starts(pointers.size());
  Walker(text, starts).find(wanted);
  return positions_of(text, starts);
}

std::string library() {
  return "nlohmann-json " + std::to_string(NLOHMANN_JSON_VERSION_MAJOR) + "." +
         std::to_string(NLOHMANN_JSON_VERSION_MINOR) + "." + std::to_string(NLOHMANN_JSON_VERSION_PATCH);
}

std::string take_step(std::string_view& pointer) {
  pointer.remove_prefix(1);
  const auto step = pointer.substr(0, pointer.find('/'));
  pointer.remove_prefix(step.size());
  std::string out;
  for (std::size_t i = 0; i < step.size(); ++i) {
    if (step[i] == '~' && i + 1 < step.size())
      out += step[++i] == '1' ? '/' : '~';
    else
      out += step[i];
  }
  return out;
}

const Value* find_at(const Value& root, std::string_view pointer) {
  const auto* value = &root;
  while (!pointer.empty() && value != nullptr) {
    const auto step = take_step(pointer);
    const auto list = value->as_list();
    if (list.empty()) {
      value = value->find(step);
      continue;
    }
    std::size_t position = list.size();
    std::from_chars(step.data(), step.data() + step.size(), position);
    value = position < list.size() ? &list[position] : nullptr;
  }
  return value;
}

std::string operator/(const std::string& pointer, std::string_view name) {
  std::string out = pointer + '/';
  for (const char c : name) {
    if (c == '~')
      out += "~0";
    else if (c == '/')
      out += "~1";
    else
      out += c;
  }
  return out;
}

std::string operator/(const std::string& pointer, std::size_t position) {
  return pointer + '/' + std::to_string(position);
}

}  // namespace mock::json
