#pragma once
// Whom we believe to be who they say, when we are the client.

#include <string>

struct ssl_ctx_st;

namespace mock {

/// Adds those whom this system trusts, wherever it keeps them: libcrypto knows alone where the system that it was built
/// for does.
void trust_the_systems_authorities(ssl_ctx_st* context);

/// Adds the authorities whose certificates are in the file, in PEM; false when there are none.
bool trust_file(ssl_ctx_st* context, const std::string& file);

}  // namespace mock
