#pragma once
// Replies with things, as their pictures (views/picture.h) show them to who asks.
#include <string>
#include <string_view>
#include <type_traits>

#include "api/operation.h"
#include "json/writer.h"
#include "views/picture.h"

namespace mock::api {

inline views::Viewpoint seen_by(const State& state, const Call& call) {
  return {state, call.now, call.caller.token, call.as_of};
}

/// {...}: one thing.
template <class Thing>
Reply reply_with(const views::Picture<Thing>& picture, const State& state, const Call& call, const Thing& thing) {
  json::Writer out;
  picture.write(out, seen_by(state, call), thing);
  return ok(out.take());
}

/// {"NAME": {...}}
template <class Thing>
Reply reply_under(std::string_view name, const views::Picture<Thing>& picture, const State& state, const Call& call,
                  const Thing& thing) {
  json::Writer out;
  {
    const json::Object body(out);
    out.name(name);
    picture.write(out, seen_by(state, call), thing);
  }
  return ok(out.take());
}

/// {"NAME": [{...}, ...]}: of what show(row) gives for each row: a pointer to a thing, or an optional one; none: it is
/// passed over.
template <class Thing, class Rows, class Show>
Reply reply_with_list(std::string_view name, const views::Picture<Thing>& picture, const State& state, const Call& call,
                      const Rows& rows, Show show) {
  json::Writer out;
  {
    const auto at = seen_by(state, call);
    json::Object body(out);
    body.list(name, [&] {
      for (const auto& row : rows)
        if (const auto& thing = show(row)) picture.write(out, at, *thing);
    });
  }
  return ok(out.take());
}
/// {"NAME": [{...}, ...]}: of things, or of pointers to them.
template <class Thing, class Things>
Reply reply_with_list(std::string_view name, const views::Picture<Thing>& picture, const State& state, const Call& call,
                      const Things& things) {
  return reply_with_list(name, picture, state, call, things, [](const auto& each) {
    if constexpr (std::is_pointer_v<std::remove_cvref_t<decltype(each)>>)
      return each;
    else
      return &each;
  });
}

}  // namespace mock::api
