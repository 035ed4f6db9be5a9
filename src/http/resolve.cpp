#include "resolve.h"

#include <netdb.h>
#include <sys/socket.h>

#include "exchange/request.h"

#ifdef AIVEN_MOCK_STATIC
// Of glibc, which has it in no header of its own for C++ programs that do not write modules of the name service.
extern "C" int __nss_configure_lookup(const char* database, const char* services);
#endif

namespace mock {
namespace {

// A static program has the files and DNS built in. What /etc/nsswitch.conf may name beside them would be loaded from
// shared libraries, which were made for the C library of that machine and not for ours.
void keep_to_what_is_built_in() {
#ifdef AIVEN_MOCK_STATIC
  static const int is_done = __nss_configure_lookup("hosts", "files dns");
  static_cast<void>(is_done);
#endif
}

}  // namespace

void FreeAddresses::operator()(addrinfo* all) const { freeaddrinfo(all); }

Addresses addresses_of(const std::string& host, const std::string& port, int flags) {
  keep_to_what_is_built_in();
  addrinfo wish{};
  wish.ai_socktype = SOCK_STREAM;
  wish.ai_flags = flags;
  addrinfo* found = nullptr;
  if (getaddrinfo(host.c_str(), port.c_str(), &wish, &found) == 0) return Addresses(found);
  // Where there is no /etc/hosts, as in a container that has nothing but us, it is this machine all the same (RFC
  // 6761).
  return equal_ignoring_case(host, "localhost") ? addresses_of("127.0.0.1", port, flags) : nullptr;
}

}  // namespace mock
