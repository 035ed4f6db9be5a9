#pragma once
// Lists of e-mail addresses, each an object of its own: [{"email": "…"}].
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "json/shape.h"
#include "json/value.h"
#include "json/writer.h"
#include "views/codec.h"

namespace mock::views {

/// As a codec (views/codec.h) of lists of texts.
struct EmailCodec {
  static void write(json::Writer& out, const std::string& email) {
    json::Object item(out);
    item("email", email);
  }
  static std::optional<std::string> read(const json::Value& value) { return value.optional_text("email"); }
};
using Emails = ListCodec<std::string, EmailCodec>;

json::Shape emails_shape();
/// Of so many at most.
json::Shape emails_shape(std::int64_t most);
/// Those that an object has under a name; nothing where it is absent or null.
std::optional<std::vector<std::string>> emails_from(const json::Value& object, std::string_view name);

}  // namespace mock::views
