#include "http/server.h"

#include <sys/resource.h>

#include <chrono>
#include <future>
#include <stdexcept>
#include <thread>

#include "answers/refuse.h"
#include "library_server.h"
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
void allow_many_files() {
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur == limit.rlim_max) return;
  limit.rlim_cur = limit.rlim_max;
  setrlimit(RLIMIT_NOFILE, &limit);
}

}  // namespace

class Server::Inside {
 public:
  Inside(Pipeline& pipeline, ServerOptions options) : pipeline_(pipeline), options_(std::move(options)) {
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

    constexpr int patience_seconds = 300;  // with clients that say nothing, or read nothing
    server_.set_read_timeout(patience_seconds).set_write_timeout(patience_seconds);
    server_.set_keep_alive_timeout(patience_seconds).set_keep_alive_max_count(std::numeric_limits<std::size_t>::max());
    server_.set_payload_max_length(std::size_t{1} << 30U);
    server_.set_tcp_nodelay(true);
    // Not the library's SO_REUSEPORT, with which a second server would quietly share a port that is in use.
    server_.set_socket_options([](socket_t socket) {
      const int on = 1;
      setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    });
    server_.new_task_queue = [most = options_.max_connections] { return new Pool(most); };
  }

  std::string start() {
    allow_many_files();
    int port = options_.port;
    const bool bound =
        port == 0 ? (port = server_.bind_to_any_port(options_.host)) > 0 : server_.bind_to_port(options_.host, port);
    const bool is_ipv6 = options_.host.find(':') != std::string::npos;
    const auto authority = (is_ipv6 ? "[" + options_.host + "]" : options_.host) + ":" + std::to_string(port);
    if (!bound)
      throw std::runtime_error("cannot listen on " + options_.host + " port " + std::to_string(options_.port) +
                               ": the port is in use or the address is not one of this machine");
    server_.widen_backlog();
    accepting_ = std::async(std::launch::async, [this] { server_.listen_after_bind(); });
    while (!server_.is_running()) std::this_thread::yield();
    return "http://" + authority;
  }

  void stop() {
    if (!accepting_.valid()) return;
    constexpr auto grace = std::chrono::milliseconds(500);
    server_.stop();
    server_.connections.stop_reading();
    if (accepting_.wait_for(grace) == std::future_status::timeout) server_.connections.cut();
    accepting_.get();
  }

 private:
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
    Line::current->travel = delivery.travel;
  }

  static void send(Reply reply, httplib::Response& response) {
    Line::current->answered = true;
    response.status = reply.status;
    for (const auto& [name, value] : reply.headers) response.set_header(name, value);
    if (!reply.body.empty()) response.set_header("Content-Type", std::string(reply.content_type));
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
  LibraryServer server_;
  std::future<void> accepting_;
};

Server::Server(Pipeline& pipeline, ServerOptions options)
    : inside_(std::make_unique<Inside>(pipeline, std::move(options))) {}
Server::~Server() { stop(); }

std::string Server::start() { return inside_->start(); }
void Server::stop() { inside_->stop(); }

std::string http_library() { return std::string("cpp-httplib ") + CPPHTTPLIB_VERSION; }

}  // namespace mock
