// Compiles when src/http/line.h fits the installed cpp-httplib.
#include <httplib.h>

class ProbeLine : public httplib::Stream {
 public:
  bool is_readable() const override { return true; }
  bool is_writable() const { return true; }
  bool wait_readable() const { return true; }
  bool wait_writable() const { return true; }
  time_t duration() const { return 0; }
  ssize_t read(char*, size_t) override { return 0; }
  ssize_t write(const char*, size_t) override { return 0; }
  void get_remote_ip_and_port(std::string&, int&) const override {}
  void get_local_ip_and_port(std::string&, int&) const override {}
  socket_t socket() const override { return -1; }
};

class ProbeServer : public httplib::Server {
 public:
  template <class Self>
  static bool process(Self& self, httplib::Stream& line, bool& closed) {
    const std::function<void(httplib::Request&)> prepare;
    if constexpr (requires { self.process_request(line, false, closed, prepare); })
      return self.process_request(line, false, closed, prepare);
    else
      return self.process_request(line, std::string(), 0, std::string(), 0, false, closed, prepare);
  }

 private:
  bool process_and_close_socket(socket_t) override {
    ProbeLine line;
    bool closed = false;
    svr_sock_.load();
    return process(*this, line, closed);
  }
};

int main() {
  ProbeServer server;
  return server.is_running() ? 1 : 0;
}
