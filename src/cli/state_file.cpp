#include "cli/state_file.h"

#include <filesystem>
#include <stdexcept>
#include <system_error>

#include "base/interruption.h"
#include "cli/fixture_file.h"
#include "cli/new_file.h"
#include "cli/read_file.h"
#include "faults/fault_rule.h"
#include "fixtures/write.h"
#include "json/writer.h"

namespace mock::cli {
namespace {

// Tokens and passwords are in it.
constexpr mode_t for_the_owner = 0600;

std::string cannot_write(const std::string& name, const std::string& reason) {
  return "cannot write the state file " + name + ": " + reason;
}

std::vector<std::string> as_json(const std::vector<FaultRule>& rules) {
  std::vector<std::string> texts;
  for (const auto& rule : rules) {
    json::Writer text;
    text.value(rule.document);
    texts.push_back(text.take());
  }
  return texts;
}

}  // namespace

StateFile::StateFile(std::string name) : name_(std::move(name)) {
  if (name_.empty()) return;
  try {
    path_ = behind_links(name_);
    refuse_what_is_no_file(path_);
    lock_.emplace(path_ + ".lock");
  } catch (const std::runtime_error& error) {
    throw Failure{{cannot_write(name_, error.what())}};
  }
  if (!lock_->is_mine()) throw Failure{{"the state file " + name_ + " is in use by " + lock_->owner()}};
  remove_unfinished(path_);
}

bool StateFile::is_there() const {
  std::error_code ignored;
  return !path_.empty() && std::filesystem::exists(path_, ignored);
}

void StateFile::start(Worlds& worlds) {
  if (path_.empty()) return;
  worlds_ = &worlds;
  if (const auto reason = write()) {
    worlds_ = nullptr;
    throw Failure{{cannot_write(name_, *reason)}};
  }
  watcher_.start([this] { look(); });
}

bool StateFile::stop() {
  if (worlds_ == nullptr) return true;
  watcher_.stop();
  const auto reason = write();
  if (reason) trouble_.is(cannot_write(name_, *reason) + "; what changed since it was written is lost");
  worlds_ = nullptr;
  return !reason;
}

void StateFile::look() {
  const auto& world = worlds_->standard();
  if (written_ == Kept(world.state(), as_json(world.fault_rules.rules()))) return;
  if (const auto reason = write())
    trouble_.is(cannot_write(name_, *reason) + "; it is tried again");
  else if (trouble_.is_over())
    std::cerr << "aiven-mock: the state file " + name_ + " is written again\n";
}

std::optional<std::string> StateFile::write() {
  try {
    const auto& world = worlds_->standard();
    const auto state = world.state();
    const auto fault_rules = world.fault_rules.rules();
    NewFile file(path_, for_the_owner);
    file.write(fixtures::write(*state, fault_rules));
    file.finish(true);
    written_ = {state, as_json(fault_rules)};
    worlds_->keeping().saved();
    return std::nullopt;
  } catch (const Interrupted&) {  // the last write, at the stop, has the same in it
    throw;
  } catch (const std::exception& error) {
    worlds_->keeping().failed(error.what());
    return error.what();
  }
}

}  // namespace mock::cli
