#include "control/console.h"

#include <algorithm>
#include <array>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "answers/refuse.h"
#include "console_files.h"
#include "json/value.h"

namespace mock::control {
namespace {

constexpr std::string_view its_path = "/_mock/";
constexpr std::string_view folder = "/_mock/console/";

struct File {
  std::string_view name, type, text;
  std::string tag;  // of this text: another one has another
};

std::string_view type_of(std::string_view name) {
  if (name.ends_with(".js")) return "text/javascript; charset=utf-8";
  if (name.ends_with(".css")) return "text/css; charset=utf-8";
  if (name.ends_with(".svg")) return "image/svg+xml";
  return "text/html; charset=utf-8";
}

const File* find(std::string_view name) {
  static const auto files = [] {
    std::vector<File> all;
    all.reserve(std::size(console_files));
    for (const auto& [path, text] : console_files)
      all.push_back({path, type_of(path), text, '"' + std::to_string(std::hash<std::string_view>{}(text)) + '"'});
    return all;
  }();
  const auto found = std::find_if(files.begin(), files.end(), [name](const File& file) { return file.name == name; });
  return found == files.end() ? nullptr : &*found;
}

// Nothing of another site, nothing inline, no code made of text, and in nobody's frame: what a world holds is shown as
// text, and if that ever fails it still does not run.
constexpr std::array<std::pair<std::string_view, std::string_view>, 5> protection{{
    {"Content-Security-Policy",
     "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; "
     "form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'"},
    {"X-Content-Type-Options", "nosniff"},
    {"Referrer-Policy", "no-referrer"},
    {"Cross-Origin-Opener-Policy", "same-origin"},
    {"Cache-Control", "no-cache"},
}};

Reply serve(const File& file, const Request& request) {
  constexpr int not_modified = 304;
  const bool is_known = request.header("if-none-match").find(file.tag) != std::string_view::npos;
  auto reply = is_known ? Reply{not_modified, {}} : Reply{200, std::string(file.text), file.type};
  for (const auto& [name, value] : protection) reply.headers.emplace_back(name, value);
  reply.headers.emplace_back("ETag", file.tag);
  return reply;
}

Reply wrong_method() {
  auto reply = answers::refuse(405, "The console is to be read: GET or HEAD");
  reply.headers.emplace_back("Allow", "GET,HEAD");
  return reply;
}

}  // namespace

bool is_asked_by_people(const Request& request) {
  return request.header("accept").find("text/html") != std::string_view::npos;
}

Reply lead_to(std::string_view page) {
  constexpr int found = 302;
  Reply reply{found, {}};
  reply.headers.emplace_back("Location", page);
  reply.headers.emplace_back("Vary", "Accept");
  return reply;
}

bool is_of_console(std::string_view target) {
  const auto path = path_of(target);
  return path == its_path || path == its_path.substr(0, its_path.size() - 1) || path.starts_with(folder);
}

Reply serve_console(const Request& request, std::string_view target) {
  if (request.method != Method::get && request.method != Method::head) return wrong_method();
  const auto path = path_of(target);
  if (!path.ends_with('/') && !path.starts_with(folder)) return lead_to("_mock/");  // its links are relative to it
  const auto name = path == its_path ? std::string_view("index.html") : path.substr(folder.size());
  if (const auto* file = find(name)) return serve(*file, request);
  return answers::refuse(404, "The console has no file " + json::quoted(name));
}

}  // namespace mock::control
