#pragma once
// A function and what it holds, as std::function, for tables that are made once and called often. What holds nothing
// costs one pointer: no code to copy or to end it, and no type information, of which std::function keeps some for each
// of the thousands of functions that tell what a field is. Copies share what they hold, which nobody changes.
#include <memory>
#include <type_traits>
#include <utility>

namespace mock {

template <class Signature>
class Function;

template <class Result, class... Arguments>
class Function<Result(Arguments...)> {
 public:
  Function() = default;

  template <class Callable>
  requires(!std::is_same_v<Callable, Function> && std::is_invocable_v<const Callable&, Arguments...>)
      Function(Callable callable) {
    if constexpr (std::is_empty_v<Callable> && std::is_default_constructible_v<Callable>) {
      call_ = [](const void* /*held*/, Arguments... arguments) -> Result {
        return static_cast<Result>(Callable{}(std::forward<Arguments>(arguments)...));
      };
    } else {
      held_ = {static_cast<const void*>(new Callable(std::move(callable))), end<Callable>};
      call_ = [](const void* held, Arguments... arguments) -> Result {
        return static_cast<Result>((*static_cast<const Callable*>(held))(std::forward<Arguments>(arguments)...));
      };
    }
  }

  explicit operator bool() const { return call_ != nullptr; }
  Result operator()(Arguments... arguments) const { return call_(held_.get(), std::forward<Arguments>(arguments)...); }

 private:
  template <class Callable>
  static void end(const void* held) {
    delete static_cast<const Callable*>(held);
  }

  Result (*call_)(const void* held, Arguments...) = nullptr;
  std::shared_ptr<const void> held_;
};

}  // namespace mock
