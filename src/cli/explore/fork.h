#pragma once
// A world for one run of the command, for as long as it is looked at.
#include <memory>
#include <string>
#include <utility>

#include "cli/service.h"

namespace mock::cli::explore {

class Fork {
 public:
  Fork(Service& service, std::string name, StatePtr beginning) : service_(service), name_(std::move(name)) {
    service.worlds().put(name_, Seed(std::move(beginning)));
    world_ = service.worlds().find(name_);
  }
  ~Fork() { service_.worlds().remove(name_); }
  Fork(const Fork&) = delete;

  [[nodiscard]] World& world() const { return *world_; }
  [[nodiscard]] Variables environment() const { return service_.environment(name_); }

 private:
  Service& service_;
  std::string name_;
  std::shared_ptr<World> world_;
};

}  // namespace mock::cli::explore
