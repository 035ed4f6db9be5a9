#include "cli/options.h"

#include <algorithm>

#include "base/chance.h"
#include "cli/fixture_file.h"
#include "cli/public_url.h"

namespace mock::cli {
namespace {

std::string check_clock(const std::string& text) {
  if (text == "real" || text == "frozen" || parse_rfc3339(text)) return {};
  return "must be real, frozen or a time in RFC 3339, like 2026-01-31T09:30:00Z, not " + text;
}

std::string check_token(const std::string& token) {
  const bool is_visible = std::all_of(token.begin(), token.end(), [](char c) { return c > ' ' && c < '\x7f'; });
  return is_visible && !token.empty() ? std::string() : "must be visible ASCII characters without blanks";
}

std::string check_host_name(const std::string& name) {
  const bool is_one = !name.empty() && name.find_first_of(":/@ ") == std::string::npos;
  return is_one ? std::string() : "must be a name without scheme, port and path, like mock.example, not " + name;
}

void add_encryption(Command& command, Options& options) {
  auto& encryption = options.encryption;
  command.flag("--tls", encryption.is_wanted, "HTTPS, with a certificate that is made at the start; HTTP as well")
      .variable("AIVEN_MOCK_TLS");
  command.option("--tls-ca-file", encryption.ca_file, "Write there whom clients are to trust, in PEM")
      .variable("AIVEN_MOCK_TLS_CA_FILE");
  command.option("--tls-cert", encryption.chain_file, "HTTPS with this certificate, and those of its chain, in PEM")
      .variable("AIVEN_MOCK_TLS_CERT");
  command.option("--tls-key", encryption.key_file, "The private key of --tls-cert, in PEM")
      .variable("AIVEN_MOCK_TLS_KEY");
  command
      .option("--public-url", options.pipeline.public_url,
              "What clients are told the API is at, instead of what is listened on")
      .variable("AIVEN_MOCK_PUBLIC_URL")
      .checked(check_public_url)
      .rewritten(without_slash);
}

// "now", a day or a moment.
std::optional<AsOf> as_of(const std::string& text) {
  if (text == "now") return AsOf{};
  const auto moment = parse_rfc3339(text);
  const auto day = moment ? moment : parse_rfc3339(text + "T00:00:00Z");
  return day ? std::optional(AsOf{day}) : std::nullopt;
}

std::string check_as_of(const std::string& text) {
  return as_of(text) ? std::string() : "must be now or a day, like 2026-01-31, not " + text;
}

LogForm log_form(const std::string& text) {
  if (text == "off") return LogForm::off;
  return text == "json" ? LogForm::json : LogForm::text;
}

}  // namespace

void add_as_of(Command& command, std::optional<AsOf>& day) {
  command
      .option_for(
          "--as-of", [&day](const std::string& text) { day = as_of(text); },
          "Be the API of a day, without what has ended by then: now (the world's clock) or a day, like 2026-01-31")
      .variable("AIVEN_MOCK_AS_OF")
      .checked(check_as_of);
}

void add_options(Command& command, Options& options, int port) {
  options.server.port = port;
  command.option("--host", options.server.host, "Address to listen on").variable("AIVEN_MOCK_HOST").shows_default();
  command.option("--port", options.server.port, "Port to listen on; 0 takes any free one")
      .variable("AIVEN_MOCK_PORT")
      .between(0, 65535)
      .shows_default();
  command.option("--max-connections", options.server.max_connections, "Connections served at once")
      .variable("AIVEN_MOCK_MAX_CONNECTIONS")
      .between(1, 1'000'000)
      .shows_default();
  command
      .option("--fixture", options.fixtures,
              "A fixture file, - for standard input, or a built-in one: demo, empty; several add up")
      .variable("AIVEN_MOCK_FIXTURE")
      .takes_one_each_time()
      .shows_default("demo");
  command.option("--set", options.settings, "NAME=VALUE: what the variable NAME of fixtures is to be")
      .takes_one_each_time()
      .checked(check_setting);
  command.option("--ready-file", options.ready_file, "Write the base URL there once connections are accepted")
      .variable("AIVEN_MOCK_READY_FILE");
  command.option("--clock", options.clock, "real, frozen (at the start) or a moment to be frozen at (RFC 3339)")
      .variable("AIVEN_MOCK_CLOCK")
      .checked(check_clock);
  add_as_of(command, options.pipeline.as_of);
  command.option("--seed", options.seed, "Make ids and tokens reproducible")
      .variable("AIVEN_MOCK_SEED")
      .between(std::uint64_t{0}, largest_seed);
  command
      .option_for(
          "--log", [&options](const std::string& form) { options.log = log_form(form); },
          "One line a request on standard error: off, text or json")
      .variable("AIVEN_MOCK_LOG")
      .one_of({"off", "text", "json"});
  command
      .option("--state", options.state, "Keep the world in this file: loaded if it is there, and written as it changes")
      .variable("AIVEN_MOCK_STATE");
  command
      .option("--control-token", options.pipeline.control.token,
              "What the control API asks for, as Authorization: Bearer TOKEN")
      .variable("AIVEN_MOCK_CONTROL_TOKEN")
      .checked(check_token);
  command
      .option("--allow-host", options.pipeline.control.allowed_hosts,
              "A name by which the control API may be asked, besides addresses, localhost and that of --host")
      .variable("AIVEN_MOCK_ALLOW_HOST")
      .checked(check_host_name)
      .separated_by(',')
      .takes_one_each_time();
  command.option("--journal-size", options.journal.size, "Requests that the journal of each world keeps; 0: none")
      .variable("AIVEN_MOCK_JOURNAL_SIZE")
      .between(0, 1'000'000)
      .shows_default();
  command.option("--journal-body-bytes", options.journal.body_bytes, "Bytes that it keeps of each body")
      .variable("AIVEN_MOCK_JOURNAL_BODY_BYTES")
      .between(0, 1 << 30)
      .shows_default();
  command.flag("--watch", options.watch, "Load the fixture again when its file changes").variable("AIVEN_MOCK_WATCH");
  command
      .flag("--trust-forwarded-for", options.pipeline.trust_forwarded_for,
            "Believe X-Forwarded-For, -Proto and -Host: who calls, and where the API is")
      .variable("AIVEN_MOCK_TRUST_FORWARDED_FOR");
  command
      .flag("--lenient", options.pipeline.lenient, "Ignore unknown fields in request bodies instead of refusing them")
      .variable("AIVEN_MOCK_LENIENT");
  add_encryption(command, options);
}

}  // namespace mock::cli
