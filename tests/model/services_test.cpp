// What a project may not do while it has services, and whose VPC is whose.
#include "model/services.h"

#include <string>

#include "model/refusals.h"
#include "model/state.h"
#include "support/catch.h"

namespace mock::test {
namespace {

State with_a_service(ServiceState of_service) {
  State state;
  Service service;
  service.project_name = "web";
  service.service_name = "pg-1";
  service.state = of_service;
  service.project_vpc_id = "vpc-1";
  state.services.put(std::move(service));
  Vpc vpc;
  vpc.vpc_id = "vpc-1";
  vpc.project_name = "web";
  state.vpcs.put(std::move(vpc));
  return state;
}

template <class Verb>
std::string refusal_of(Verb verb) {
  try {
    verb();
  } catch (const mock::Refusal& refusal) {
    return refusal.message;
  }
  return "none";
}

TEST_CASE("A service is found in its project alone", "[services]") {
  const auto state = with_a_service(ServiceState::running);
  CHECK(services::get(state, "web", "pg-1").project_vpc_id == "vpc-1");
  CHECK(refusal_of([&] { services::get(state, "other", "pg-1"); }) == "Service not found");
}

TEST_CASE("Services keep a project from being deleted, and from a new name while they are on", "[services]") {
  const auto running = with_a_service(ServiceState::running);
  CHECK(refusal_of([&] { services::check_none(running, "web"); }) == "Project with services cannot be deleted");
  CHECK(refusal_of([&] { services::check_none(running, "other"); }) == "none");
  CHECK(refusal_of([&] { services::check_all_are_off(running, "web"); }) ==
        "A project can be renamed when all its services are powered off: pg-1");
  const auto off = with_a_service(ServiceState::poweroff);
  CHECK(refusal_of([&] { services::check_all_are_off(off, "web"); }) == "none");
}

TEST_CASE("A VPC is found in its project alone, and is not deleted while there are services in it", "[services]") {
  auto state = with_a_service(ServiceState::poweroff);
  CHECK(vpcs::get_of_project(state, "web", "vpc-1").project_name == "web");
  CHECK(refusal_of([&] { vpcs::get_of_project(state, "other", "vpc-1"); }) == "Project VPC not found");
  CHECK(refusal_of([&] { vpcs::remove_empty(state, "vpc-1"); }) ==
        "VPC cannot be deleted while there are services in it");
  state.services.erase("web", "pg-1");
  vpcs::remove_empty(state, "vpc-1");
  CHECK(state.vpcs.size() == 0);
}

}  // namespace
}  // namespace mock::test
