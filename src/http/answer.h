#pragma once
// The head of an answer as it stands on the wire.
#include <string>

#include "exchange/reply.h"

namespace mock {

/// What the answer says about the connection; by default HTTP/1.1 keeps it and HTTP/1.0 does not.
enum class Persistence { by_default, closes, kept };

/// Appends the head of `reply`, up to the empty line.
void write_head(std::string& out, const Reply& reply, Persistence persistence);

}  // namespace mock
