#pragma once
// Documents that fit a shape, made up at random: the same seed makes the same ones.
#include <string>
#include <vector>

#include "base/chance.h"
#include "json/shape.h"
#include "support/catch.h"

namespace mock::test {

class SomeJson {
 public:
  explicit SomeJson(std::uint64_t seed) : chance_{seed} {}

  /// What texts are chosen from before any are made up: ids and names of a world.
  std::vector<std::string> known;

  std::size_t number(std::size_t below) { return static_cast<std::size_t>(chance_.next() % below); }
  bool one_in(std::size_t many) { return number(many) == 0; }
  template <class Items>
  auto any(const Items& items) {
    return items[number(items.size())];
  }

  nlohmann::json of(const json::Shape& shape, std::string_view name = {}) {
    if (shape.nullable && one_in(6)) return nullptr;
    switch (shape.kind) {
      case json::Shape::Kind::text: return text(shape, name);
      case json::Shape::Kind::integer:
      case json::Shape::Kind::number: return integer(shape);
      case json::Shape::Kind::real: return static_cast<double>(integer(shape)) / 2;
      case json::Shape::Kind::boolean: return one_in(2);
      case json::Shape::Kind::choice: return std::string(any(shape.choices));
      case json::Shape::Kind::time: return one_in(2) ? "2026-01-01T12:00:00Z" : "9899-12-31T23:59:59Z";
      case json::Shape::Kind::list: return list(shape, name);
      case json::Shape::Kind::object: return object(shape);
      case json::Shape::Kind::one_of: return tagged(shape);
      case json::Shape::Kind::map: return {{"key" + std::to_string(number(3)), of(shape.items.front())}};
      case json::Shape::Kind::anything: break;
    }
    return nlohmann::json::object();
  }

 private:
  // A text that passes the shape's own test can only be guessed.
  nlohmann::json text(const json::Shape& shape, std::string_view name) {
    static const std::vector<std::string> usual{"someone@new.example",
                                                "10.0.0.0/8",
                                                "192.168.7.1",
                                                "new.example",
                                                "11111111-1111-4111-8111-111111111111",
                                                "12.34",
                                                "made-by-chance",
                                                "arn:aws:iam::123456789012:role/r",
                                                "FI",
                                                "vpc-0123456789abcdef0",
                                                "code-12345678",
                                                "123456",
                                                "JBSWY3DPEHPK3PXP",
                                                "https://idp.new.example/sso",
                                                "aws-eu-west-1",
                                                "10.77.0.0/24"};
    for (int tries = 0; tries < 30; ++tries) {
      auto text = one_in(2) && !known.empty() ? any(known) : one_in(2) ? any(usual) : made_up(name);
      const auto length = static_cast<std::int64_t>(text.size());
      if (length >= shape.lowest && length <= shape.highest && (shape.fits == nullptr || shape.fits(text))) return text;
    }
    return std::string(static_cast<std::size_t>(std::max<std::int64_t>(shape.lowest, 1)), 'x');
  }
  std::string made_up(std::string_view name) { return std::string(name) + "-" + std::to_string(number(1000)); }

  std::int64_t integer(const json::Shape& shape) {
    const auto highest = std::min(shape.highest, shape.lowest + (std::int64_t{1} << 40U));
    if (one_in(4)) return shape.lowest;
    if (one_in(4)) return highest;
    return shape.lowest +
           static_cast<std::int64_t>(chance_.next() % static_cast<std::uint64_t>(
                                                          std::min<std::int64_t>(highest - shape.lowest, 100'000) + 1));
  }
  nlohmann::json list(const json::Shape& shape, std::string_view name) {
    auto items = nlohmann::json::array();
    const auto count = static_cast<std::size_t>(shape.lowest) + number(2);
    for (std::size_t i = 0; i < count; ++i) items.push_back(of(shape.items.front(), name));
    return items;
  }
  nlohmann::json object(const json::Shape& shape) {
    auto object = nlohmann::json::object();
    for (const auto& field : shape.fields)
      if (field.is_required || one_in(3)) object[std::string(field.name)] = of(field.shape, field.name);
    return object;
  }
  nlohmann::json tagged(const json::Shape& shape) { return object(any(shape.items)); }

  Chance chance_;
};

}  // namespace mock::test
