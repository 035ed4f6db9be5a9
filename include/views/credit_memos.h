#pragma once
// What credit memos look like in JSON.
#include "model/state.h"
#include "views/picture.h"

namespace mock::views {

const Picture<CreditMemo>& credit_memo();

}  // namespace mock::views
