#include "http/server.h"

#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <exception>
#include <limits>
#include <stdexcept>
#include <thread>

#include "answers/refuse.h"
#include "connections.h"
#include "library_server.h"
#include "listener.h"
#include "pool.h"

namespace mock {
namespace {

// Answers without a Content-Type are said to have no body, and a 204 has no Content-Length either (RFC 9110, 8.6).
// What the library promises of keeping connections alive is not how they are kept alive here.
void clean_headers(const httplib::Request&, httplib::Response& response) {
  std::erase_if(response.headers, [&](const auto& header) {
    const auto& name = header.first;
    return equal_ignoring_case(name, "Keep-Alive") || equal_ignoring_case(name, "Accept-Ranges") ||
           equal_ignoring_case(name, "Connection") ||
           (response.status == 204 && equal_ignoring_case(name, "Content-Length"));
  });
  if (Line::current->is_last()) response.headers.emplace("Connection", "close");
}

Method method_of(const std::string& name) {
  if (name == "GET" || name == "HEAD") return Method::get;  // the library leaves the body of a HEAD's answer out
  if (name == "POST") return Method::post;
  if (name == "PUT") return Method::put;
  if (name == "PATCH") return Method::patch;
  if (name == "DELETE") return Method::remove;
  return Method::other;
}

// What the library adds to the headers of a request.
bool is_librarys_own(std::string_view header) {
  return header == "REMOTE_ADDR" || header == "REMOTE_PORT" || header == "LOCAL_ADDR" || header == "LOCAL_PORT";
}

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
    using Handled = httplib::Server::HandlerResponse;
    server_.set_pre_routing_handler([this](const httplib::Request& request, httplib::Response& response) {
      const bool has_body = request.method == "POST" || request.method == "PUT" || request.method == "PATCH" ||
                            request.method == "DELETE";
      if (refuse_malformed(response)) return Handled::Handled;
      if (has_body) return Handled::Unhandled;  // it is read next, and then comes one of the handlers below
      answer(request, response);
      return Handled::Handled;
    });
    const auto answer_it = [this](const httplib::Request& request, httplib::Response& response) {
      answer(request, response);
    };
    constexpr auto anything = R"([\s\S]*)";
    server_.Post(anything, answer_it).Put(anything, answer_it).Patch(anything, answer_it).Delete(anything, answer_it);
    server_.set_error_handler([](const httplib::Request&, httplib::Response& response) { explain(response); });
    server_.set_post_routing_handler(clean_headers);

    server_.set_exception_handler([](const httplib::Request&, httplib::Response& response, std::exception_ptr) {
      say(answers::refuse(500, "aiven-mock has no memory left for this request"), response);
    });
    server_.set_keep_alive_max_count(std::numeric_limits<std::size_t>::max());
    server_.set_payload_max_length(std::size_t{1} << 30U);
  }

  std::string start() {
    const int port = listener_.bind(options_.host, options_.port);
    pool_.start();
    accepting_ = std::thread([this] { listener_.run({connections_, pool_, pipeline_, limits_.open}); });
    const bool is_ipv6 = options_.host.find(':') != std::string::npos;
    return "http://" + (is_ipv6 ? "[" + options_.host + "]" : options_.host) + ":" + std::to_string(port);
  }

  void stop() {
    constexpr auto grace = std::chrono::milliseconds(500);
    listener_.stop();
    connections_.stop_reading();
    if (accepting_.joinable()) accepting_.join();
    if (!pool_.close(grace)) {
      connections_.cut();
      pipeline_.stop();
    }
    pool_.join();
  }

 private:
  // A connection that asks for the control API while others wait is served this once: it must not keep a thread that
  // was kept aside, nor ask for something else there.
  void serve(int socket, Pool::Turn turn) {
    constexpr Line::Terms usual{std::chrono::minutes(5), false}, aside{std::chrono::seconds(10), true};
    auto loss = Loss::none;
    try {
      if (!connections_.are_cut()) {
        Line line(socket, turn == Pool::Turn::any ? usual : aside);
        loss = server_.serve(line);
      }
    } catch (const std::exception&) {  // no memory is left even to say so: this connection ends, and no other
    }
    connections_.remove(socket);
    if (loss != Loss::reset) ::shutdown(socket, SHUT_RDWR);  // after a FIN there would be no RST
    ::close(socket);
  }

  void answer(const httplib::Request& from_client, httplib::Response& to_client) {
    Request request;
    request.method = method_of(from_client.method);
    request.target = from_client.target;
    request.body = from_client.body;
    request.remote_address = from_client.remote_addr;
    for (const auto& [name, value] : from_client.headers)
      if (!is_librarys_own(name)) request.headers.emplace_back(name, value);
    for (const auto& [name, value] : Line::current->hidden_headers) request.headers.emplace_back(name, value);
    if (Line::current->has_made_up_length)
      std::erase_if(request.headers, [](const auto& header) { return header.first == "Content-Length"; });
    auto delivery = pipeline_.serve(request);
    send(std::move(delivery.reply), to_client);
    Line::current->wire = delivery.wire;
  }

  static void send(Reply reply, httplib::Response& response) {
    Line::current->answered = true;
    say(std::move(reply), response);
  }

  // A fault rule may have headers of its own, also one that says what the body is.
  static void say(Reply reply, httplib::Response& response) {
    response.status = reply.status;
    for (const auto& [name, value] : reply.headers) response.set_header(name, value);
    if (!reply.body.empty() && !response.has_header("Content-Type"))
      response.set_header("Content-Type", std::string(reply.content_type));
    response.body = std::move(reply.body);
  }

  // What the library refuses on its own: heads it cannot read, targets too long, bodies that end too early.
  static void explain(httplib::Response& response) {
    if (!response.body.empty()) return;
    const auto* message = response.status == 413   ? "The request body is too large"
                          : response.status == 414 ? "The request target is too long"
                                                   : "The request is not valid HTTP";
    auto reply = answers::refuse(response.status, message);
    response.set_header("Content-Type", std::string(reply.content_type));
    response.body = std::move(reply.body);
  }

  static bool refuse_malformed(httplib::Response& response) {
    if (!Line::current->malformed) return false;
    send(answers::refuse(400, "The length of the request body is not a number, or not known in advance"), response);
    return true;
  }

  Pipeline& pipeline_;
  const ServerOptions options_;
  const Limits limits_;
  LibraryServer server_;
  Connections connections_;
  Pool pool_;
  Listener listener_;
  std::thread accepting_;
};

Server::Server(Pipeline& pipeline, ServerOptions options)
    : inside_(std::make_unique<Inside>(pipeline, std::move(options))) {}
Server::~Server() { stop(); }

std::string Server::start() { return inside_->start(); }
void Server::stop() { inside_->stop(); }

std::string http_library() { return std::string("cpp-httplib ") + CPPHTTPLIB_VERSION; }

}  // namespace mock
