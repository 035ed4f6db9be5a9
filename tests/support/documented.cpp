#include "support/documented.h"

namespace mock::test {
namespace {

// Test files register before main(), in any order.
std::vector<DocumentedError>& registered() {
  static std::vector<DocumentedError> errors;
  return errors;
}

}  // namespace

DocumentedErrors::DocumentedErrors(nlohmann::json (*fixture)(), std::vector<DocumentedError> errors) {
  for (auto& error : errors) {
    error.fixture = fixture;
    registered().push_back(std::move(error));
  }
}

const std::vector<DocumentedError>& documented_errors() { return registered(); }

Provoke get(std::string_view who, std::string path) {
  return [=](AWorld& world) { return world.as(who).get(path); };
}
Provoke remove(std::string_view who, std::string path) {
  return [=](AWorld& world) { return world.as(who).remove(path); };
}
Provoke post(std::string_view who, std::string path, nlohmann::json body) {
  return [=](AWorld& world) { return world.as(who).post(path, body); };
}
Provoke put(std::string_view who, std::string path, nlohmann::json body) {
  return [=](AWorld& world) { return world.as(who).put(path, body); };
}
Provoke patch(std::string_view who, std::string path, nlohmann::json body) {
  return [=](AWorld& world) { return world.as(who).patch(path, body); };
}

}  // namespace mock::test
