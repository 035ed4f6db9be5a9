#include "made_requests.h"

#include "api/table_of_contents.h"
#include "fixtures/shape.h"

namespace mock::fuzz {
namespace {

using Json = nlohmann::ordered_json;

// The control operations, whose table is no door: methods, paths and bodies that fit.
constexpr std::string_view control_requests[] = {
    "GET /_mock/clock",
    "PUT /_mock/clock\n\n{\"now\": \"2027-01-01T00:00:00Z\", \"frozen\": true}",
    "POST /_mock/clock/advance\n\n{\"seconds\": 86400}",
    "GET /_mock/faults",
    ("POST /_mock/faults\n\n{\"match\": {\"path\": \"/v1/*\"}, \"fault\": {\"kind\": \"status\", \"status\": 503}, "
     "\"times\": 1}"),
    "POST /_mock/faults\n\n{\"match\": {}, \"fault\": {\"kind\": \"stale_read\", \"writes\": 2}}",
    "POST /_mock/faults\n\n{\"match\": {}, \"fault\": {\"kind\": \"expire_token\"}, \"probability\": 0.5}",
    "DELETE /_mock/faults",
    "DELETE /_mock/faults/fault-1",
    "GET /_mock/journal?limit=3",
    "POST /_mock/journal/verify\n\n{\"match\": {\"method\": \"GET\"}, \"times\": 1}",
    "GET /_mock/metrics",
    "PUT /_mock/snapshots/a",
    "POST /_mock/snapshots/a/restore",
    "GET /_mock/state",
    "POST /_mock/reset",
    "PUT /_mock/worlds/w\n\n{\"from\": \"default\"}",
    "DELETE /_mock/worlds/w",
    "GET /_world/w/v1/me",
};

// What the path calls otherwise than the world does.
std::string name_in_worlds(const std::string& name) {
  static const std::map<std::string, std::string> names{
      {"project", "project_name"},
      {"member_user_id", "user_id"},
      {"invited_email", "user_email"},
      {"team_id", "user_group_id"},
      {"account_authentication_method_id", "authentication_method_id"},
      {"invite_verification_code", "verification_code"}};
  const auto found = names.find(name);
  return found == names.end() ? name : found->second;
}

std::string scalar(const Json& value) { return value.is_string() ? value.get<std::string>() : value.dump(); }

std::int64_t number_between(std::int64_t lowest, std::int64_t highest, std::minstd_rand& chance) {
  switch (chance() % 4) {
    case 0: return lowest;
    case 1: return highest;
    default:
      return lowest +
             static_cast<std::int64_t>(chance() % 1000U) % (std::max<std::int64_t>(highest / 2 - lowest / 2, 1));
  }
}

std::string encoded(std::string_view text) {
  std::string out;
  for (const char c : text)
    if (std::isalnum(static_cast<unsigned char>(c)) != 0 || std::string_view("-_.:@").find(c) != std::string_view::npos)
      out += c;
    else {
      constexpr std::string_view digits = "0123456789ABCDEF";
      out += {'%', digits[static_cast<unsigned char>(c) >> 4U], digits[static_cast<unsigned char>(c) & 15U]};
    }
  return out;
}

}  // namespace

MadeRequests::MadeRequests(std::string_view world) : words_(fixtures::fixture_shape()) {
  for (const auto& operation : api::operations()) {
    const auto shape = [](json::ShapeRef ref) { return ref == nullptr ? nullptr : &ref(); };
    rows_.push_back({name(operation.method), operation.path, shape(operation.body), shape(operation.query)});
    if (rows_.back().body != nullptr) words_.learn(*rows_.back().body);
  }
  learn(Json::parse(world), "");
}

void MadeRequests::learn(const Json& value, const std::string& name) {
  if (value.is_object())
    for (const auto& [member, child] : value.items()) learn(child, member);
  else if (value.is_array())
    for (const auto& child : value) learn(child, name);
  else
    values_[name].push_back(scalar(value));
}

std::string MadeRequests::any(std::minstd_rand& chance) const {
  if (chance() % 6 == 0) return std::string(any_of(control_requests, chance));
  const auto& row = any_of(rows_, chance);
  auto text = std::string(row.method) + ' ' + path(row.path, chance);
  if (row.query != nullptr) text += query(*row.query, chance);
  const auto& tokens = values_.at("full_token");
  // The first people of a world may do most.
  const auto caller = chance() % 3 == 0 ? chance() % tokens.size() : chance() % 2;
  text += "\nAuthorization: aivenv1 " + tokens[caller];
  if (row.body != nullptr)
    text += "\n\n" + value(*row.body, "", chance).dump(-1, ' ', false, Json::error_handler_t::replace);
  return text;
}

std::string MadeRequests::path(std::string_view pattern, std::minstd_rand& chance) const {
  std::string path;
  while (!pattern.empty()) {
    const auto fixed = pattern.substr(0, pattern.find('{'));
    path += fixed;
    pattern.remove_prefix(fixed.size());
    if (pattern.empty()) break;
    const auto end = pattern.find('}');
    path += encoded(text(std::string(pattern.substr(1, end - 1)), chance));
    pattern.remove_prefix(end + 1);
  }
  return path;
}

std::string MadeRequests::query(const json::Shape& shape, std::minstd_rand& chance) const {
  std::string query;
  for (const auto& field : shape.fields)
    if (chance() % 2 == 0)
      query += (query.empty() ? '?' : '&') + std::string(field.name) + '=' +
               encoded(scalar(value(field.shape, std::string(field.name), chance)));
  return query;
}

std::string MadeRequests::text(const std::string& name, std::minstd_rand& chance) const {
  const auto known = values_.find(name_in_worlds(name));
  if (known != values_.end() && chance() % 8 != 0) return any_of(known->second, chance);
  return scalar(any_value(words_, chance));
}

Json MadeRequests::value(const json::Shape& shape, const std::string& name, std::minstd_rand& chance) const {
  using Kind = json::Shape::Kind;
  if (chance() % 16 == 0) return any_value(words_, chance);
  if (shape.nullable && chance() % 4 == 0) return nullptr;
  switch (shape.kind) {
    case Kind::text: return text(name, chance);
    case Kind::integer:
    case Kind::number:
    case Kind::real: return number_between(shape.lowest, shape.highest, chance);
    case Kind::boolean: return chance() % 2 == 0;
    case Kind::choice: return std::string(any_of(shape.choices, chance));
    case Kind::time: return "2026-06-01T00:00:00Z";
    case Kind::list: {
      auto list = Json::array();
      for (auto items = chance() % 3; items > 0; --items) list.push_back(value(shape.items[0], name, chance));
      return list;
    }
    case Kind::one_of: return value(any_of(shape.items, chance), name, chance);
    case Kind::map: return Json{{text(name, chance), value(shape.items[0], name, chance)}};
    case Kind::object: {
      auto object = Json::object();
      for (const auto& field : shape.fields)
        if (field.is_required || chance() % 3 == 0)
          object[std::string(field.name)] = value(field.shape, std::string(field.name), chance);
      return object;
    }
    case Kind::anything: break;
  }
  return any_value(words_, chance);
}

}  // namespace mock::fuzz
