// The HTTP library as it comes, for comparison: answers every request with the same bytes, from one handler, and knows
// nothing of organizations, tokens or journals. bare_server PORT STATUS FILE
#include <httplib.h>

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>
#include <limits>
#include <string>

int main(int argc, char** argv) {
  if (argc != 4) {
    std::cerr << "bare_server PORT STATUS FILE\n";
    return 2;
  }
  const int status = std::atoi(argv[2]);
  std::ifstream file(argv[3], std::ios::binary);
  const std::string body(std::istreambuf_iterator<char>(file), {});

  httplib::Server server;
  const auto answer = [&](const httplib::Request&, httplib::Response& response) {
    response.status = status;
    response.set_content(body, "application/json");
  };
  server.Get(".*", answer).Post(".*", answer);
  // What it needs to be fast: it would close each connection after five requests, and wait for more to send.
  server.set_keep_alive_max_count(std::numeric_limits<std::size_t>::max()).set_tcp_nodelay(true);
  server.new_task_queue = [] { return new httplib::ThreadPool(64); };
  return server.listen("127.0.0.1", std::atoi(argv[1])) ? 0 : 1;
}
