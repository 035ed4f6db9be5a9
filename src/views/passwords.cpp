#include "views/passwords.h"

#include "json/writer.h"

namespace mock::views {

using namespace json;

const Shape& password_strength_shape() {
  static const Shape shape = object({required("password_strength", object({
                                                                       required("score", integer(0, 4)),
                                                                       required("is_acceptable", boolean()),
                                                                       required("message", text()),
                                                                   }))});
  return shape;
}

std::string password_strength(const passwords::Strength& strength) {
  Writer out;
  {
    const Object whole(out);
    Object object(out, "password_strength");
    object("score", strength.score)("is_acceptable", strength.is_acceptable)("message", strength.message);
  }
  return out.take();
}

const Shape& password_changed_shape() {
  static const Shape shape = object({required("token", text()), required("message", text())});
  return shape;
}

std::string password_changed(std::string_view token) {
  Writer out;
  {
    Object object(out);
    object("token", token)("message", "Password changed");
  }
  return out.take();
}

}  // namespace mock::views
