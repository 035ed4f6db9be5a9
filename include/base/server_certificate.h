#pragma once
// The certificate that a server shows to clients over TLS, when it has none of its own.
#include <string>
#include <vector>

#include "base/time.h"

namespace mock::certificate {

/// PEM texts.
struct ServerCertificate {
  std::string authority;  // what clients are to trust
  std::string chain;      // the server's certificate
  std::string key;        // its private key
};

/// Makes an authority, and a certificate of it for names and IP addresses, each with a key (P-256) that nobody else
/// has. The authority's own is forgotten: it will never sign anything else. Valid from a day before `now`, for clients
/// whose clocks are slow, for as long as the strictest clients let a certificate be.
ServerCertificate for_server(const std::vector<std::string>& names, Time now);

}  // namespace mock::certificate
