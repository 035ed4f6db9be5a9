#pragma once
// The journal of a world as server-sent events, for one who reads along. The journal itself is what is kept for a slow
// reader: what has made room there before it was read is lost, and the reader is told how many that were.
#include <memory>

#include "exchange/source.h"
#include "journal/journal.h"
#include "world/world.h"

namespace mock::control {

class JournalStream final : public Source {
 public:
  JournalStream(std::shared_ptr<World> world, Pattern pattern, Journal::Place place)
      : world_(std::move(world)), pattern_(std::move(pattern)), place_(place) {}

  void call_when_there_is_more(std::function<void()> tell) override {
    watch_ = std::make_unique<Journal::Watch>(world_->journal, std::move(tell));
  }
  std::optional<std::string> take() override;
  [[nodiscard]] std::string_view sign_of_life() const override { return ":\n\n"; }

 private:
  const std::shared_ptr<World> world_;  // before the watch, which ends first
  const Pattern pattern_;
  Journal::Place place_;
  std::unique_ptr<Journal::Watch> watch_;
};

}  // namespace mock::control
