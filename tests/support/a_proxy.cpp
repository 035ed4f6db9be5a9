#include "support/a_proxy.h"

#include <httplib.h>

#include <mutex>
#include <set>
#include <thread>

#include "support/the_program.h"

namespace mock::test {
namespace {

// Of one connection, and not of what it carries.
bool is_of_connection(const std::string& name) {
  static const std::set<std::string> names{"Connection",  "Content-Length",  "Content-Type", "Host",
                                           "Keep-Alive",  "Accept-Encoding", "LOCAL_ADDR",   "LOCAL_PORT",
                                           "REMOTE_ADDR", "REMOTE_PORT"};
  return names.contains(name);
}

httplib::Headers passed_on(const httplib::Headers& headers) {
  httplib::Headers kept;
  for (const auto& [name, value] : headers)
    if (!is_of_connection(name)) kept.emplace(name, value);
  return kept;
}

}  // namespace

struct AProxy::Inside {
  std::string server, url;
  std::function<void(Passing&)> change;
  httplib::Server listener{};
  std::thread thread{};
  std::mutex mutex{};
  std::vector<std::string> requests{};

  void answer(const httplib::Request& request, httplib::Response& response) {
    {
      const std::lock_guard lock(mutex);
      requests.push_back(request.method + " " + request.target);
    }
    httplib::Client client(server);
    client.set_url_encode(false);
    httplib::Request further;
    further.method = request.method;
    further.path = request.target;
    further.headers = passed_on(request.headers);
    const auto answer = client.send(further);
    if (!answer) {
      response.status = 502;
      return;
    }
    const auto type = answer->get_header_value("Content-Type");
    Passing passing{request.method, request.target, answer->status, {}, answer->body};
    for (const auto& [name, value] : passed_on(answer->headers)) passing.headers.emplace_back(name, value);
    passing.json = Json::parse(passing.text, nullptr, false);
    if (change) change(passing);
    response.status = passing.status;
    for (const auto& [name, value] : passing.headers) response.set_header(name, value);
    if (!type.empty()) response.set_content(passing.json.is_discarded() ? passing.text : passing.json.dump(), type);
  }
};

AProxy::AProxy(const std::string& server, std::function<void(Passing&)> change)
    : inside_(new Inside{.server = server, .url = {}, .change = std::move(change)}) {
  auto& inside = *inside_;
  inside.listener.set_pre_routing_handler([&inside](const auto& request, auto& response) {
    inside.answer(request, response);
    return httplib::Server::HandlerResponse::Handled;
  });
  inside.url = "http://127.0.0.1:" + std::to_string(inside.listener.bind_to_any_port("127.0.0.1"));
  inside.thread = std::thread([&inside] { inside.listener.listen_after_bind(); });
  while (!inside.listener.is_running()) take_a_breath();  // else nothing would be there to be stopped
}

AProxy::~AProxy() {
  inside_->listener.stop();
  inside_->thread.join();
}

const std::string& AProxy::url() const { return inside_->url; }

std::vector<std::string> AProxy::requests() const {
  const std::lock_guard lock(inside_->mutex);
  return inside_->requests;
}

}  // namespace mock::test
