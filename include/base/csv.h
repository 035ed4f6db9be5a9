#pragma once
// Comma-separated values, as RFC 4180 writes them.
#include <string>
#include <vector>

namespace mock {

/// One record with its line end (CRLF). Quotes are put around a field that needs them; nothing else is changed.
std::string csv_record(const std::vector<std::string>& fields);

}  // namespace mock
