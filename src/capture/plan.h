#pragma once
// What is asked for, and where in a fixture it belongs. Which fields there are is told by the shapes of answers and of
// fixtures alone, so a new field needs no line here; a new list of things needs one.
#include <string_view>
#include <utility>
#include <vector>

#include "arena.h"
#include "thing.h"

namespace mock::capture {

using Names = std::vector<std::pair<std::string_view, std::string_view>>;

struct Reading {
  std::string_view operation;
  std::string_view from{};  // the field of the answer that holds it; empty: the whole answer
  std::string_view into{};  // the list of the fixture that it makes; empty: it tells more of the thing it is asked for
  bool beside = false;      // the list is not in the thing it is asked for, but beside it, in its owner
  /// Only of these things.
  bool (*when)(const Thing&) = nullptr;
  /// Parameters of the path that are called otherwise in the thing; "=text" is a text of its own.
  Names params{};
  std::string_view query{};
  /// Fields that fixtures call otherwise. What stands in another object is called "object.field".
  Names calls{};
  /// Fields that the thing asked for tells: by the name in the new thing, as `params`.
  Names adds{};
  /// What these fields hold is so anyway: a text, or JSON.
  Names usual{};
  /// Things of a list that each item holds.
  std::string_view each{};
  /// The list is one of texts: this field of each item.
  std::string_view texts{};
  /// The whole answer is one field.
  std::string_view as{};
  /// It knows better than what was told before.
  bool knows_better = false;
  /// The refusal that says that there is nothing; the field of the thing that says that there is something.
  std::string_view expected{}, there{};
  /// What takes more than other names.
  void (*complete)(Thing&, Arena&) = nullptr;
  std::vector<Reading> then{};  // asked for each thing
};

/// Whether answers have an object of this name, whose members fixtures have in the thing itself.
bool is_part_of_its_thing(std::string_view object);

/// What hangs on an organization.
const std::vector<Reading>& plan(bool with_invoices);
/// The organization itself is one of those that this tells.
const Reading& organizations_plan();
/// What callers learn about themselves.
const std::vector<Reading>& caller_plan();

}  // namespace mock::capture
