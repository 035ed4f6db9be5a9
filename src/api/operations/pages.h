#pragma once
// Cursors of lists that come in pages: the number of things before the page.
#include <cstdint>
#include <string>

#include "json/writer.h"

namespace mock::api {

/// The position that a cursor stands for; refuses one that no list has given.
std::int64_t position_of(const std::string& cursor);

/// `next` and `prev` of the page of `limit` things that begins at `start`, where there are such pages.
void write_next_and_prev(json::Object& body, std::int64_t start, std::int64_t limit, std::int64_t total);

}  // namespace mock::api
