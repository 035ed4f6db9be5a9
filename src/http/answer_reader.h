#pragma once
// Reads the answer to a request of ours (RFC 9112): a status line, fields, and a body that ends where its length, its
// chunks or the connection say.
#include <optional>

#include "bytes.h"
#include "http/client.h"

namespace mock {

/// Nothing when no whole answer comes, or it cannot be read.
std::optional<HttpAnswer> read_answer(Bytes& bytes);

}  // namespace mock
