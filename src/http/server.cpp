#include "http/server.h"

#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <exception>
#include <thread>

#include "connection.h"
#include "connections.h"
#include "listener.h"
#include "pool.h"
#include "site.h"
#include "socket.h"
#include "tls.h"

namespace mock {
namespace {

// Every connection is a file; the limit that a shell gives is often 1024.
rlim_t allow_many_files() {
  rlimit limit{};
  getrlimit(RLIMIT_NOFILE, &limit);
  limit.rlim_cur = limit.rlim_max;
  setrlimit(RLIMIT_NOFILE, &limit);
  getrlimit(RLIMIT_NOFILE, &limit);
  return limit.rlim_cur;
}

// How many connections there may be. Some descriptors are left for files, and some for connections that wait: only of
// those that are open it can be seen that they ask for the control API.
struct Limits {
  std::size_t open = 0, served = 0;
};
Limits limits_by(std::size_t max_connections) {
  constexpr rlim_t for_files = 32;
  const auto files = allow_many_files();
  const std::size_t open = files - std::min(for_files, files / 2);
  return {open, std::clamp<std::size_t>(open - open / 4, 1, max_connections)};
}

}  // namespace

class Server::Inside {
 public:
  Inside(Pipeline& pipeline, ServerOptions options)
      : pipeline_(pipeline),
        options_(std::move(options)),
        limits_(limits_by(options_.max_connections)),
        pool_(
            limits_.served, [this](int socket, Pool::Turn turn) { serve(socket, turn); },
            pipeline.metrics().connections_waiting) {
    if (options_.tls) site_.tls = &tls_.emplace(*options_.tls);
    site_.names = options_.names;
    site_.names.push_back(options_.host);
  }

  std::string start() {
    const int port = listener_.bind(options_.host, options_.port);
    pool_.start();
    accepting_ = std::thread([this] { listener_.run({connections_, pool_, pipeline_, limits_.open}); });
    const bool is_ipv6 = options_.host.find(':') != std::string::npos;
    return (tls_ ? "https://" : "http://") + (is_ipv6 ? "[" + options_.host + "]" : options_.host) + ":" +
           std::to_string(port);
  }

  bool stop(std::chrono::milliseconds grace) {
    listener_.stop();
    connections_.stop_reading();
    if (accepting_.joinable()) accepting_.join();
    const bool have_ended = pool_.close(grace);
    if (!have_ended) {
      connections_.cut();
      pipeline_.stop();
    }
    pool_.join();
    return have_ended;
  }

 private:
  // A connection that asks for the control API while others wait is served this once: it must not keep a thread that
  // was kept aside, nor ask for something else there.
  void serve(int socket, Pool::Turn turn) {
    constexpr Connection::Terms usual{std::chrono::minutes(5), false};
    constexpr Connection::Terms aside{std::chrono::seconds(10), true};
    Pool::Seat seat{pool_, turn};
    auto terms = turn == Pool::Turn::any ? usual : aside;
    terms.seat = &seat;
    auto loss = Loss::none;
    try {
      Socket line(socket, terms.patience);
      if (!connections_.are_cut()) loss = Connection(line, pipeline_, site_, terms).serve();
    } catch (const std::exception&) {  // no memory is left even to say so: this connection ends, and no other
    }
    connections_.remove(socket);
    if (loss != Loss::reset) ::shutdown(socket, SHUT_RDWR);  // after a FIN there would be no RST
    ::close(socket);
  }

  Pipeline& pipeline_;
  const ServerOptions options_;
  const Limits limits_;
  std::optional<Tls> tls_;
  Site site_;
  Connections connections_;
  Pool pool_;
  Listener listener_;
  std::thread accepting_;
};

Server::Server(Pipeline& pipeline, ServerOptions options)
    : inside_(std::make_unique<Inside>(pipeline, std::move(options))) {}
Server::~Server() { stop(); }

std::string Server::start() { return inside_->start(); }
bool Server::stop(std::chrono::milliseconds grace) { return inside_->stop(grace); }

}  // namespace mock
