#pragma once
// Which addresses a name stands for. All who ask that ask here, so that it works in a static program too.
#include <memory>
#include <string>

struct addrinfo;

namespace mock {

struct FreeAddresses {
  void operator()(addrinfo* all) const;
};
using Addresses = std::unique_ptr<addrinfo, FreeAddresses>;

/// Of stream sockets, in the order in which they are to be tried; null when there is none. `flags` are those of
/// getaddrinfo.
Addresses addresses_of(const std::string& host, const std::string& port, int flags);

}  // namespace mock
