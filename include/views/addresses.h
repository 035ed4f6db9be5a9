#pragma once
// What addresses of organizations look like in JSON.
#include "json/shape.h"
#include "json/writer.h"
#include "model/addresses.h"

namespace mock::views {

const json::Shape& address_shape();
void address(json::Writer& out, const Address& address);
/// {"addresses": [...]}
const json::Shape& addresses_shape();

/// Two letters, as requests and fixtures have them.
json::Shape country_code_shape();

}  // namespace mock::views
