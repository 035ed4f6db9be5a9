#pragma once
// The objects of an OpenAPI document, each told once and under a name: what is called so in another object, as
// "Address" for a member `address` or `addresses`, or else the operation that it is the body or the answer of. Objects
// that read alike are one.
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "json/shape.h"
#include "json/writer.h"

namespace mock::answers {

/// "addresses": address. "policies": policy.
std::string singular(std::string_view name);

class NamedSchemas {
 public:
  /// Notes the objects in a body or an answer, which may be one itself. `root` is what it is called alone
  /// ("AccountGetResponse"), `thing` what it is about ("Account").
  void note(const json::Shape& shape, const std::string& root, const std::string& thing);

  /// An object that is called so, whatever else is.
  void note_as(const json::Shape& object, const std::string& name);

  /// Gives names, after all was noted.
  void name_all();

  /// Writes {"$ref": …}, or what holds such.
  void write_use(json::Writer& out, const json::Shape& shape) const;
  /// Writes the members of `components/schemas`.
  void write_all(json::Writer& out) const;

 private:
  struct Entry {
    json::Shape shape;
    std::size_t uses = 0;
    std::vector<std::string> roots;              // as what it is a body or an answer
    std::vector<std::string> things;             // of these
    std::map<std::string, std::size_t> members;  // what members that hold it are called, and how often
    std::string first_place;                     // unique
    std::string name;
  };

  void note_object(const json::Shape& object, const std::string& member, const std::string& place);
  void note_inside(const json::Shape& shape, const std::string& member, const std::string& place, bool in_map = false);
  Entry& entry_of(const json::Shape& object);
  static std::vector<std::string> names_for(const Entry& entry);
  [[nodiscard]] std::string reference(const json::Shape& object) const;

  std::map<std::string, Entry> entries_;  // by their text
};

}  // namespace mock::answers
