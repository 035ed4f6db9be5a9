#pragma once
// What clients are told through their environment.
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace mock::cli {

using Variables = std::vector<std::pair<std::string, std::string>>;

/// A world, as its clients need to know it.
struct Welcome {
  std::string base_url;
  std::string token, organization_id, organization_name;       // empty when the world has none
  std::optional<std::string> project_name, payment_method_id;  // the same
};

/// How clients reach a server that encrypts.
struct Trust {
  std::string ca_file;  // whom they are to trust; empty: whom they trust anyway
  std::string proxy;    // through which api.aiven.io is our server; empty: they go where they are told to
};

/// AIVEN_WEB_URL and so on, by name and value: always all of them. A value is empty when the world has nothing to put
/// there; a variable of that name from outside must not be seen by clients then.
Variables environment(const Welcome& welcome, const Trust& trust = {});

/// How variables are written down: `export NAME='value'` for shells, `NAME="value"` for what reads .env files, or a
/// JSON object.
enum class VariablesForm { sh, dotenv, json };

/// Those that have a value.
std::string to_text(const Variables& variables, VariablesForm form);

}  // namespace mock::cli
