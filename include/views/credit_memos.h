#pragma once
// What credit memos look like in JSON.
#include "json/shape.h"
#include "model/state.h"

namespace mock::views {

const json::Shape& credit_memo_shape();
void credit_memo(json::Writer& out, const CreditMemo& memo);
/// {"credit_memos": [...]}
const json::Shape& credit_memos_shape();

/// "draft", "ready" or "sent".
json::Shape credit_memo_state_shape();

}  // namespace mock::views
