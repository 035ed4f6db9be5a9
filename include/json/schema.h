#pragma once
// How OpenAPI 3.0 tells of shapes: as JSON Schema does, but for its own word for null, and with a place of its own for
// each object, and for each choice among the values of a map (generators give it no name of their own). Others refer
// to these places.
#include <functional>
#include <string>

#include "json/shape.h"
#include "json/writer.h"

namespace mock::json {

/// Where such a shape is told ("#/components/schemas/Address").
using Reference = std::function<std::string(const Shape& shape)>;

/// Writes `shape`, and references in the place of what has a place in it, or of itself.
void write_openapi_schema(Writer& out, const Shape& shape, const Reference& reference);

/// Writes what has a place itself, with references for what is in it.
void write_openapi_place(Writer& out, const Shape& shape, const Reference& reference);

}  // namespace mock::json
