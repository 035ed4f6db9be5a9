#pragma once
// Reads what a request brings, as the row of its operation asks: the query string and the body, each against the row's
// shape. Both tables come here; where they differ is told by Strictness.
#include <string>
#include <string_view>
#include <vector>

#include "json/schema_words.h"
#include "json/shape.h"
#include "json/value.h"

namespace mock::answers {

/// What a table does with what its rows do not name.
struct Strictness {
  bool knows_all_parameters = false;  // a query parameter that the row does not name is told, not passed over
  bool empty_body_is_object = false;  // no body is read as {}: what is required is then told to be missing
  json::Unknown fields = json::Unknown::refused;  // of bodies
  json::HoldsASecret holds_a_secret = nullptr;    // problems are told in the words of Aiven's API too, but not these
};

/// What was brought. With `problems` it is worthless.
struct Reading {
  json::Document query;  // an object of what the row's shape names
  json::Document body;
  json::Problems problems;      // of both, those of the query first
  json::Problems in_api_words;  // the same, one by one, but for what is no JSON
  json::Problems ignored;       // fields that the row does not know, when those are let through
};

/// Parameters are read as the kinds of their shapes ask: "true" as a boolean, "5" as an integer, a name that is
/// repeated as a list. `query` and `body` are the shapes of the row; what it has no shape for is not read. `target`
/// ends in the query string, `text` is the body.
Reading read(json::ShapeRef query, json::ShapeRef body, std::string_view target, std::string_view text,
             const Strictness& strictness);

}  // namespace mock::answers
