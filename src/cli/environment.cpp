#include "cli/environment.h"

#include "json/writer.h"

namespace mock::cli {

namespace {

// Each kind of client has its own: OpenSSL, Python and Go; Python's requests; curl; Node.js.
void trust_in(const std::string& ca_file, Variables& all) {
  for (const auto* name : {"SSL_CERT_FILE", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "NODE_EXTRA_CA_CERTS"})
    all.emplace_back(name, ca_file);
}

void go_through(const std::string& proxy, Variables& all) {
  for (const auto* name : {"HTTPS_PROXY", "https_proxy"}) all.emplace_back(name, proxy);
  for (const auto* name : {"NO_PROXY", "no_proxy"}) all.emplace_back(name, "localhost,127.0.0.1,::1");
  all.emplace_back("NODE_USE_ENV_PROXY", "1");
}

std::string shell_quoted(const std::string& text) {
  std::string out = "'";
  for (const char c : text) (c == '\'' ? out += "'\\'" : out) += c;
  return out + "'";
}

std::string dotenv_quoted(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\' || c == '$' || c == '`') out += '\\';
    c == '\n' ? out += "\\n" : out += c;
  }
  return out + '"';
}

std::string as_json(const Variables& variables) {
  json::Writer out;
  {
    json::Object object(out);
    for (const auto& [name, value] : variables)
      if (!value.empty()) object(name, value);
  }
  return out.take() + '\n';
}

}  // namespace

Variables environment(const Welcome& welcome, const Trust& trust) {
  Variables all{
      {"AIVEN_WEB_URL", welcome.base_url},
      {"AIVEN_TOKEN", welcome.token},
      {"AIVEN_AUTH_TOKEN", welcome.token},
      {"AIVEN_ORGANIZATION_ID", welcome.organization_id},
      {"AIVEN_ORGANIZATION_NAME", welcome.organization_name},
      {"AIVEN_ACCOUNT_NAME", welcome.organization_name},
      {"AIVEN_PROJECT_NAME", welcome.project_name.value_or("")},
      {"AIVEN_PAYMENT_METHOD_ID", welcome.payment_method_id.value_or("")},
      {"AIVEN_MOCK_CONTROL_URL", welcome.base_url + "/_mock"},
  };
  if (!trust.ca_file.empty()) trust_in(trust.ca_file, all);
  if (!trust.proxy.empty()) go_through(trust.proxy, all);
  return all;
}

std::string to_text(const Variables& variables, VariablesForm form) {
  if (form == VariablesForm::json) return as_json(variables);
  std::string text;
  for (const auto& [name, value] : variables) {
    if (value.empty()) continue;
    text +=
        form == VariablesForm::sh ? "export " + name + "=" + shell_quoted(value) : name + "=" + dotenv_quoted(value);
    text += '\n';
  }
  return text;
}

}  // namespace mock::cli
