#include "dial.h"

#include <fcntl.h>
#include <netdb.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <memory>

#include "resolve.h"

namespace mock {
namespace {

using std::chrono::steady_clock;

bool has_connected(int socket, steady_clock::time_point end) {
  while (true) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(end - steady_clock::now()).count();
    pollfd news{socket, POLLOUT, 0};
    const auto count = poll(&news, 1, static_cast<int>(std::max<long>(left, 0)));
    if (count < 0 && errno == EINTR) continue;
    int error = 0;
    socklen_t size = sizeof error;
    return count > 0 && getsockopt(socket, SOL_SOCKET, SO_ERROR, &error, &size) == 0 && error == 0;
  }
}

int connected_socket(const addrinfo& address, steady_clock::time_point end) {
  const int socket =
      ::socket(address.ai_family, address.ai_socktype | SOCK_CLOEXEC | SOCK_NONBLOCK, address.ai_protocol);
  if (socket < 0) return -1;
  const bool is_there = connect(socket, address.ai_addr, address.ai_addrlen) == 0;
  if (is_there || (errno == EINPROGRESS && has_connected(socket, end))) {
    fcntl(socket, F_SETFL, fcntl(socket, F_GETFL) & ~O_NONBLOCK);
    return socket;
  }
  ::close(socket);
  return -1;
}

}  // namespace

Dialled::Dialled(const std::string& host, const std::string& port, std::chrono::milliseconds longest) {
  const auto end = steady_clock::now() + longest;
  const auto addresses = addresses_of(host, port, 0);
  for (const auto* address = addresses.get(); address != nullptr && !is_connected(); address = address->ai_next)
    socket_ = connected_socket(*address, end);
}

Dialled::~Dialled() {
  if (is_connected()) ::close(socket_);
}

}  // namespace mock
