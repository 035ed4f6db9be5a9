#pragma once
// One request that the journal remembers, as JSON.
#include "journal/journal.h"
#include "json/writer.h"

namespace mock::control {

void write_record(json::Writer& out, const Record& record);

}  // namespace mock::control
