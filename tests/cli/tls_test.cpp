// The options about encryption, and about what clients are told the server is at.
#include <algorithm>
#include <csignal>
#include <filesystem>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "base/server_certificate.h"
#include "support/a_world.h"
#include "support/catch.h"
#include "support/the_program.h"
#include "support/wire.h"

namespace mock::test {
namespace {

// The value of a variable that `serve` has printed; empty when it has not.
std::string exported(const std::string& output, const std::string& name) {
  const auto line = "\nexport " + name + "='";
  const auto at = output.find(line);
  if (at == std::string::npos) return {};
  const auto value = output.substr(at + line.size());
  return value.substr(0, value.find('\''));
}

// The URL in the first line.
std::string listened_on(const Serving& server) {
  const auto output = server.output();
  const auto url = output.find("http");
  return output.substr(url, output.find('\n') - url);
}

std::string base_url_told_by(const Serving& server, const std::string& headers = {}) {
  return Json::parse(body_of(Wire(server.url()).ask(get("/_mock/worlds", {}, headers))))["worlds"][0]["base_url"];
}

// A server's own certificate, as a user has it in files.
struct OwnCertificate {
  certificate::ServerCertificate made = certificate::for_server({"127.0.0.1"}, real_time());
  AFolder folder{};
  std::string chain = folder.write("chain.pem", made.chain), key = folder.write("key.pem", made.key);
};

TEST_CASE("With --tls serve tells clients an https URL, and whom to trust in a file that goes with it", "[cli][tls]") {
  AFolder folder;
  Serving server(folder, "--tls");
  const auto output = server.output();
  CHECK(output.starts_with("aiven-mock listening on https://127.0.0.1:"));
  CHECK(exported(output, "AIVEN_WEB_URL") == server.url());
  CHECK(exported(output, "AIVEN_MOCK_CONTROL_URL") == server.url() + "/_mock");
  const auto ca_file = exported(output, "SSL_CERT_FILE");
  for (const auto* name : {"REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "NODE_EXTRA_CA_CERTS"})
    CHECK(exported(output, name) == ca_file);
  for (const auto* name : {"127.0.0.1", "::1", "localhost", "api.aiven.io"}) {
    Wire wire(server.url());
    CHECK(wire.encrypt(text_of(ca_file), name) == "ok");
    CHECK(status_of(wire.ask(get("/v1/me", sofia))) == 200);
  }
  CHECK(Wire(server.url()).encrypt(text_of(ca_file), "example.com") != "ok");
  CHECK(server.stop(SIGTERM) == 0);
  CHECK_FALSE(std::filesystem::exists(ca_file));
}

TEST_CASE("The option --tls-ca-file says where the CA goes, for all to read, before the server is ready",
          "[cli][tls]") {
  AFolder folder;
  const auto ca_file = folder.file("ca.pem");
  Serving server(folder, "--tls --tls-ca-file " + ca_file + " --public-url https://mock.example:8443");
  CHECK(exported(server.output(), "SSL_CERT_FILE") == ca_file);
  CHECK(std::filesystem::status(ca_file).permissions() == std::filesystem::perms(0644));
  for (const auto* name : {"127.0.0.1", "mock.example"})
    CHECK(Wire(listened_on(server)).encrypt(text_of(ca_file), name) == "ok");
}

TEST_CASE("With --tls-cert and --tls-key the server shows that certificate, and leaves it to clients whom to trust",
          "[cli][tls]") {
  const OwnCertificate own;
  AFolder folder;
  Serving server(folder, "--tls-cert " + own.chain + " --tls-key " + own.key);
  CHECK(server.url().starts_with("https://"));
  CHECK(exported(server.output(), "SSL_CERT_FILE").empty());
  CHECK(Wire(server.url()).encrypt(own.made.authority, "127.0.0.1") == "ok");
}

TEST_CASE("What is wrong with a certificate, a key or the options about them is told, with exit code 2", "[cli][tls]") {
  const OwnCertificate own;
  const OwnCertificate other;
  const auto text = own.folder.write("text", "hello\n");
  const auto broken = own.folder.write("broken", own.made.chain.substr(0, 200) + "\n");
  const std::vector<std::pair<std::string, std::string>> mistakes{
      {"--tls-cert " + own.chain, "--tls-cert and --tls-key belong together: a certificate, and the private key"},
      {"--tls-key " + own.key, "--tls-cert and --tls-key belong together"},
      {"--tls-cert nowhere --tls-key " + own.key, "cannot read the certificate nowhere: No such file or directory"},
      {"--tls-cert " + own.chain + " --tls-key nowhere", "cannot read the key nowhere: No such file or directory"},
      {"--tls-cert / --tls-key nowhere", "cannot read the certificate /: "},
      {"--tls-cert " + text + " --tls-key " + own.key,
       "cannot use the certificate " + text + ": it holds no certificate in PEM"},
      {"--tls-cert " + broken + " --tls-key " + own.key, "it holds no certificate in PEM"},
      {"--tls-cert " + own.chain + " --tls-key " + text,
       "cannot use the key " + text + ": it holds no private key in PEM"},
      {"--tls-cert " + own.chain + " --tls-key " + other.key,
       "cannot use the key " + other.key + ": it does not fit the certificate " + own.chain},
      {"--tls-cert " + own.chain + " --tls-key " + own.key + " --tls-ca-file x", "--tls-ca-file is where the CA"},
      {"--tls-ca-file x", "--tls-ca-file needs --tls"},
      {"--tls --tls-ca-file /nowhere/x", "cannot write the CA to /nowhere/x: No such file or directory"},
      {"--public-url mock.example", "--public-url: must be a URL like https://mock.example:8443"},
      {"--public-url ftp://mock.example", "--public-url: must be a URL"},
      {"--public-url https://", "--public-url: must be a URL"},
      {"--public-url https://mock.example:x", "--public-url: must be a URL"},
      {"--public-url 'https://mock.example/?a'", "--public-url: must be a URL"},
      {"--public-url https://user@mock.example", "--public-url: must be a URL"},
  };
  for (const auto& [options, message] : mistakes) {
    const auto outcome = run("$MOCK exec " + options + " -- echo never 2>&1");
    INFO(options << ": " << outcome.output);
    CHECK(outcome.exit_code == 2);
    CHECK(outcome.output.find(message) != std::string::npos);
    CHECK(std::count(outcome.output.begin(), outcome.output.end(), '\n') == 1);
  }
}

TEST_CASE("A key with a password is refused, and nobody is asked for it", "[cli][tls]") {
  const OwnCertificate own;
  const auto locked = own.folder.write("locked",
                                       "-----BEGIN EC PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: "
                                       "AES-128-CBC,00000000000000000000000000000000\n\nAAAAAAAAAAAAAAAAAAAAAA==\n"
                                       "-----END EC PRIVATE KEY-----\n");
  const auto outcome = run("$MOCK exec --tls-cert " + own.chain + " --tls-key " + locked + " -- echo never 2>&1");
  CHECK(outcome.exit_code == 2);
  CHECK(outcome.output.find("it is encrypted with a password") != std::string::npos);
}

TEST_CASE("Without --tls whom a command trusts stays as it was", "[cli][tls]") {
  CHECK(run("SSL_CERT_FILE=mine HTTPS_PROXY=yours $MOCK exec -- sh -c 'echo $SSL_CERT_FILE $HTTPS_PROXY'").output ==
        "mine yours\n");
}

TEST_CASE("exec --intercept sets what leads a command to the mock at https://api.aiven.io", "[cli][tls][proxy]") {
  const auto seen =
      run("HTTPS_PROXY=other $MOCK exec --intercept -- sh -c 'echo $HTTPS_PROXY; echo $https_proxy; echo "
          "$AIVEN_WEB_URL; echo $NO_PROXY; for f in $SSL_CERT_FILE $REQUESTS_CA_BUNDLE $CURL_CA_BUNDLE "
          "$NODE_EXTRA_CA_CERTS; do head -1 $f; done'");
  CHECK(seen.exit_code == 0);
  std::istringstream lines(seen.output);
  std::string proxy;
  std::string same;
  std::string url;
  std::string none;
  std::string line;
  lines >> proxy >> same >> url >> none;
  CHECK(proxy.starts_with("http://127.0.0.1:"));
  CHECK(same == proxy);
  CHECK(url == "https" + proxy.substr(4));
  CHECK(none == "localhost,127.0.0.1,::1");
  std::getline(lines, line);
  for (int i = 0; i < 4; ++i) {
    std::getline(lines, line);
    CHECK(line == "-----BEGIN CERTIFICATE-----");
  }
  CHECK(run("$MOCK exec --intercept --server http://127.0.0.1:1 -- echo never 2>&1").exit_code == 2);
}

TEST_CASE("exec takes a world on a server over HTTPS, if it trusts that server", "[cli][tls][worlds]") {
  AFolder folder;
  const auto ca_file = folder.file("ca.pem");
  Serving server(folder, "--tls --tls-ca-file " + ca_file);
  const auto command = "$MOCK exec --server " + server.url() + " --world w -- sh -c 'echo $AIVEN_WEB_URL' 2>&1";
  CHECK(run("SSL_CERT_FILE=" + ca_file + " " + command).output == server.url() + "/_world/w\n");
  const auto distrustful = run("SSL_CERT_FILE=/dev/null SSL_CERT_DIR=/dev/null " + command);
  CHECK(distrustful.exit_code == 2);
  CHECK(distrustful.output == "aiven-mock: nobody answers at " + server.url() +
                                  ", or not with a certificate that is trusted: SSL_CERT_FILE says by whom\n");
}

TEST_CASE("A server on every address tells clients one that leads to it", "[cli]") {
  AFolder folder;
  Serving server(folder, "--host 0.0.0.0");
  CHECK(server.output().starts_with("aiven-mock listening on http://0.0.0.0:"));
  CHECK(server.url().starts_with("http://127.0.0.1:"));
  CHECK(exported(server.output(), "AIVEN_WEB_URL") == server.url());
  CHECK(server.get_json("/_mock/health")["status"] == "ok");
}

TEST_CASE("The option --public-url is what clients are told, and a name that the control API is asked by", "[cli]") {
  AFolder folder;
  const auto asked =
      run("$MOCK exec --public-url https://mock.example/aiven/ --ready-file " + folder.file("ready") +
          " --port 0 -- sh -c 'cat " + folder.file("ready") + "; echo $AIVEN_WEB_URL; echo $AIVEN_MOCK_CONTROL_URL'");
  CHECK(asked.output == "https://mock.example/aiven\nhttps://mock.example/aiven\nhttps://mock.example/aiven/_mock\n");
  Serving server(folder, "--public-url http://mock.example:81");
  const auto worlds = Wire(listened_on(server)).ask("GET /_mock/worlds HTTP/1.1\r\nHost: mock.example:81\r\n\r\n");
  CHECK(status_of(worlds) == 200);
  CHECK(Json::parse(body_of(worlds))["worlds"][0]["base_url"] == "http://mock.example:81");
}

TEST_CASE("With --trust-forwarded-for a proxy may say where clients find the API", "[cli]") {
  AFolder folder;
  Serving server(folder, "--trust-forwarded-for");
  CHECK(base_url_told_by(server) == "http://localhost");
  CHECK(base_url_told_by(server, "X-Forwarded-Proto: https\r\nX-Forwarded-Host: mock.example:8443\r\n") ==
        "https://mock.example:8443");
  CHECK(base_url_told_by(server, "X-Forwarded-Proto: https, http\r\nX-Forwarded-Host: a.example, b.example\r\n") ==
        "https://a.example");
  CHECK(base_url_told_by(server, "X-Forwarded-Proto: gopher\r\nX-Forwarded-Host: a/b\r\n") == "http://localhost");
  AFolder another;
  Serving distrustful(another);
  CHECK(base_url_told_by(distrustful, "X-Forwarded-Proto: https\r\nX-Forwarded-Host: evil.example\r\n") ==
        "http://localhost");
}

}  // namespace
}  // namespace mock::test
