#include "views/two_factor.h"

#include "json/writer.h"

namespace mock::views {

using namespace json;

const Shape& two_factor_shape() {
  static const Shape shape = object({
      required("method", choice({"otp", ""})),
      required("uri", text(0, 2048).or_null(), "For an authenticator app"),
      required("qrcode", text().or_null(), "Always null: the uri says it all"),
      required("message", text()),
  });
  return shape;
}

std::string two_factor(const std::optional<std::string>& uri) {
  Writer out;
  {
    Object object(out);
    object("method", uri ? "otp" : "")("uri", uri)("qrcode", nullptr);
    object("message", uri ? "Confirm with a one-time password" : "Two-factor authentication is off");
  }
  return out.take();
}

const Shape& two_factor_confirmed_shape() {
  static const Shape shape =
      object({required("method", choice({"otp"})), required("token", text()), required("message", text())});
  return shape;
}

std::string two_factor_confirmed(std::string_view token) {
  Writer out;
  {
    Object object(out);
    object("method", "otp")("token", token)("message", "Two-factor authentication is on");
  }
  return out.take();
}

}  // namespace mock::views
