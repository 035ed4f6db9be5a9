#pragma once
#include "json/shape.h"
#include "json/writer.h"
#include "model/accounts.h"

namespace mock::views {

/// An account, as the member whom it is shown to sees it.
const json::Shape& account_shape();
void account(json::Writer& out, const accounts::Account& account, bool is_super_admin);

}  // namespace mock::views
