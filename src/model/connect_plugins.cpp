#include "model/connect_plugins.h"

#include <algorithm>
#include <chrono>

#include "base/ascii.h"
#include "erase_with.h"
#include "find.h"
#include "fresh_id.h"
#include "model/refusals.h"
#include "model/state.h"

namespace mock::connect_plugins {
namespace {

constexpr std::int64_t not_an_archive = 1;  // verify_error_code: what is wrong is one thing alone

const ConnectPlugin* find(const State& state, std::string_view organization_id, std::string_view plugin_name) {
  for (const auto& plugin : state.connect_plugins.with<&ConnectPlugin::organization_id, &ConnectPlugin::plugin_name>(
           organization_id, plugin_name))
    return &plugin;
  return nullptr;
}

void created(Authorship& authorship, const std::string& email, Time now) {
  authorship.created_by = email;
  authorship.created_at = authorship.updated_at = now;
}

template <class Thing>
Thing updated(const Thing& thing, const Wish<Thing>& wish, const std::string& email, Time now) {
  auto changed = thing;
  wish.apply_to(changed);
  changed.authorship.updated_by = email;
  changed.authorship.updated_at = now;
  return changed;
}

ConnectPlugin new_plugin(State& state, std::string_view organization_id, const std::string& email, Time now) {
  ConnectPlugin plugin;
  plugin.plugin_id = state.chance.uuid();
  plugin.organization_id = organization_id;
  created(plugin.authorship, email, now);
  return plugin;
}

// KP2: a description goes for all versions of the plugin, and a new one replaces it.
const ConnectPlugin& plugin_for(State& state, std::string_view organization_id, const Wish<ConnectPlugin>& wish,
                                const std::string& email, Time now) {
  const auto* there = find(state, organization_id, *wish.get<&ConnectPlugin::plugin_name>());
  if (there != nullptr && wish.get<&ConnectPlugin::plugin_description>() == nullptr) return *there;
  if (there != nullptr) return state.connect_plugins.put(updated(*there, wish, email, now));
  auto plugin = new_plugin(state, organization_id, email, now);
  wish.apply_to(plugin);
  return state.connect_plugins.put(std::move(plugin));
}

std::string title_of(std::string_view plugin_class) {
  return std::string(plugin_class.substr(plugin_class.rfind('.') + 1));  // all of it where there is no dot
}

template <class Rows>
std::vector<const ConnectPluginClass*> classes_in(const State& state, const Rows& rows) {
  std::vector<const ConnectPluginClass*> found;
  for (const PluginFileClass& row : rows) {
    const auto* one = state.connect_plugin_classes.find(row.organization_id, row.plugin_class);
    if (one != nullptr && std::find(found.begin(), found.end(), one) == found.end()) found.push_back(one);
  }
  return found;
}

}  // namespace

const ConnectPlugin& get(const State& state, std::string_view organization_id, std::string_view plugin_name) {
  const auto* plugin = find(state, organization_id, plugin_name);
  if (plugin == nullptr) throw Refusal(refusals::connect_plugin_not_found);
  return *plugin;
}

const ConnectPluginFile& get_file(const State& state, std::string_view organization_id,
                                  std::string_view plugin_file_id) {
  return owned_by(state.connect_plugin_files, organization_id, plugin_file_id, refusals::connect_plugin_file_not_found);
}

const ConnectPluginClass& get_class(const State& state, std::string_view organization_id,
                                    std::string_view plugin_class) {
  const auto* found = state.connect_plugin_classes.find(organization_id, plugin_class);
  if (found == nullptr) throw Refusal(refusals::connect_plugin_class_not_found);
  return *found;
}

const ConnectPluginFile& create_file(State& state, std::string_view organization_id, const Wish<ConnectPlugin>& plugin,
                                     const Wish<ConnectPluginFile>& wish, const std::string& email, Time now) {
  const std::string plugin_id = plugin_for(state, organization_id, plugin, email, now).plugin_id;
  ConnectPluginFile file;
  wish.apply_to(file);
  if (!state.connect_plugin_files
           .with<&ConnectPluginFile::plugin_id, &ConnectPluginFile::plugin_version>(plugin_id, file.plugin_version)
           .empty())
    throw Refusal::about(refusals::connect_plugin_version_exists, file.plugin_version);  // KP3
  file.plugin_id = plugin_id;
  file.organization_id = organization_id;
  file.plugin_file_id = state.chance.uuid();
  file.upload_key = new_upload_key(state);
  created(file.authorship, email, now);
  return state.connect_plugin_files.put(std::move(file));
}

// KP5: a class that another file has brought already stays as it is told of.
void add_class(State& state, const ConnectPluginFile& file, const std::string& plugin_class, Time now) {
  state.plugin_file_classes.put({file.plugin_file_id, file.plugin_id, file.organization_id, plugin_class});
  if (state.connect_plugin_classes.find(file.organization_id, plugin_class) != nullptr) return;
  ConnectPluginClass found;
  found.organization_id = file.organization_id;
  found.plugin_class = plugin_class;
  found.plugin_class_type = type_of_class(plugin_class).value_or(PluginClassType::source);
  found.title = title_of(plugin_class);
  created(found.authorship, file.authorship.created_by, now);
  state.connect_plugin_classes.put(std::move(found));
}

std::string new_upload_key(State& state) {
  constexpr std::size_t half = 16;  // digits: all that one number gives
  return fresh([&] { return state.chance.hex(half) + state.chance.hex(half); },
               [&](std::string_view key) {
                 return !state.connect_plugin_files.with<&ConnectPluginFile::upload_key>(key).empty();
               });
}

const Code* receive(State& state, std::string_view upload_key, const Arrived& arrived, Time now) {
  const ConnectPluginFile* waiting = nullptr;
  for (const auto& file : state.connect_plugin_files.with<&ConnectPluginFile::upload_key>(upload_key))
    if (file.file_status == PluginFileStatus::initial) waiting = &file;
  if (waiting == nullptr) return &refusals::connect_plugin_file_not_found;
  if (waiting->authorship.created_at + std::chrono::seconds(plugin_upload_seconds) < now)
    return &refusals::connect_plugin_upload_expired;
  auto file = *waiting;
  file.authorship.updated_at = now;
  file.file_status = arrived.problem.empty() ? PluginFileStatus::ready : PluginFileStatus::failed;
  if (arrived.problem.empty()) {
    file.file_size = arrived.size;
    file.file_sha256 = arrived.sha256;
  } else {
    file.verify_error_code = not_an_archive;
    file.verify_error_message = arrived.problem;
  }
  for (const auto& each : arrived.classes) add_class(state, file, each, now);
  state.connect_plugin_files.put(std::move(file));
  return nullptr;
}

const ConnectPlugin& update(State& state, const ConnectPlugin& plugin, const Wish<ConnectPlugin>& wish,
                            const std::string& email, Time now) {
  return state.connect_plugins.put(updated(plugin, wish, email, now));
}
const ConnectPluginFile& update_file(State& state, const ConnectPluginFile& file, const Wish<ConnectPluginFile>& wish,
                                     const std::string& email, Time now) {
  return state.connect_plugin_files.put(updated(file, wish, email, now));
}
const ConnectPluginClass& update_class(State& state, const ConnectPluginClass& plugin_class,
                                       const Wish<ConnectPluginClass>& wish, const std::string& email, Time now) {
  return state.connect_plugin_classes.put(updated(plugin_class, wish, email, now));
}

void remove_file(State& state, const ConnectPluginFile& file) {
  const ConnectPluginFile going = file;
  const auto before = state.plugin_file_classes;
  erase_with<&PluginFileClass::plugin_file_id>(state.plugin_file_classes, going.plugin_file_id);
  for (const auto& row : before.with<&PluginFileClass::plugin_file_id>(going.plugin_file_id))
    if (state.plugin_file_classes
            .with<&PluginFileClass::organization_id, &PluginFileClass::plugin_class>(row.organization_id,
                                                                                     row.plugin_class)
            .empty())
      state.connect_plugin_classes.erase(row.organization_id, row.plugin_class);  // KP6
  state.connect_plugin_files.erase(going.plugin_file_id);
}

void remove(State& state, const ConnectPlugin& plugin) {
  const std::string id = plugin.plugin_id;
  const auto before = state.connect_plugin_files;
  for (const auto& file : before.with<&ConnectPluginFile::plugin_id>(id)) remove_file(state, file);
  state.connect_plugins.erase(id);
}

std::vector<const ConnectPluginClass*> classes_of_file(const State& state, const ConnectPluginFile& file) {
  return classes_in(state, state.plugin_file_classes.with<&PluginFileClass::plugin_file_id>(file.plugin_file_id));
}

std::vector<const ConnectPluginClass*> classes_of(const State& state, const ConnectPlugin& plugin) {
  return classes_in(state, state.plugin_file_classes.with<&PluginFileClass::plugin_id>(plugin.plugin_id));
}

std::optional<PluginClassType> type_of_class(std::string_view plugin_class) {
  if (plugin_class.ends_with("SourceConnector")) return PluginClassType::source;
  if (plugin_class.ends_with("SinkConnector")) return PluginClassType::sink;
  const bool transforms = plugin_class.ends_with("Transformation") || plugin_class.ends_with("Transform");
  return transforms ? std::optional(PluginClassType::transformation) : std::nullopt;
}

namespace {

bool is_release(std::string_view text) {
  for (std::size_t at = 0; at <= text.size();) {
    const auto end = std::min(text.find('.', at), text.size());
    const auto number = text.substr(at, end - at);
    if (number.empty() || !ascii::all(number, ascii::is_digit)) return false;
    at = end + 1;
  }
  return true;
}

bool is_local_part(std::string_view text) {
  return !text.empty() && ascii::all(text, [](char c) { return ascii::is_digit(c) || ascii::is_lower(c) || c == '.'; });
}

}  // namespace

// The release, and what may come behind it: "a1", "b2", "rc1", ".post1", ".dev0", "+local".
bool is_version(std::string_view text) {
  const auto digits = text.find_first_not_of("0123456789.");
  auto release = text.substr(0, digits);
  auto rest = digits == std::string_view::npos ? std::string_view() : text.substr(digits);
  if (release.ends_with('.') && !rest.empty()) release.remove_suffix(1);
  if (!is_release(release)) return false;
  if (const auto local = rest.find('+'); local != std::string_view::npos) {
    if (!is_local_part(rest.substr(local + 1))) return false;
    rest = rest.substr(0, local);
  }
  for (const std::string_view word : {"a", "b", "rc", "post", "dev"}) {
    if (rest.starts_with('.')) rest.remove_prefix(1);
    if (!rest.starts_with(word)) continue;
    rest.remove_prefix(word.size());
    const auto number = std::min(rest.find_first_not_of("0123456789"), rest.size());
    if (number == 0) return false;
    rest.remove_prefix(number);
  }
  return rest.empty();
}

}  // namespace mock::connect_plugins
