#pragma once
// Plugins for Kafka Connect that an organization brings: a plugin has versions, each of which is one file, and a file
// has classes. A file is told of first, and then sent to the address that it is given; what is in it is looked at
// when it has come. Rules KP1–KP9 of docs/fidelity.md.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/table.h"
#include "base/time.h"
#include "base/wish.h"

namespace mock {

struct Code;
struct State;

/// Who made something and who changed it last, by their e-mail addresses, and when.
struct Authorship {
  std::string created_by;
  std::optional<std::string> updated_by;
  Time created_at{}, updated_at{};
};

struct ConnectPlugin {
  std::string plugin_id, organization_id;  // the first is a UUID
  std::string plugin_name;                 // unique in the organization
  std::optional<std::string> plugin_description;
  Authorship authorship;

  using Ways = FoundBy<By<&ConnectPlugin::plugin_id>, By<&ConnectPlugin::organization_id>,
                       By<&ConnectPlugin::organization_id, &ConnectPlugin::plugin_name>>;
};

enum class PluginFileStatus { initial, ready, failed };

struct ConnectPluginFile {
  std::string plugin_file_id, plugin_id, organization_id;  // the first is a UUID
  std::string plugin_version;                              // unique for a plugin
  std::string content_type = "application/java-archive";
  std::optional<std::string> file_description;
  std::string upload_key;  // a secret: who knows it may send the file, once
  PluginFileStatus file_status = PluginFileStatus::initial;
  std::optional<std::string> file_sha256;
  std::optional<std::int64_t> file_size, verify_error_code;
  std::optional<std::string> verify_error_message;
  Authorship authorship;

  using Ways = FoundBy<By<&ConnectPluginFile::plugin_file_id>, By<&ConnectPluginFile::organization_id>,
                       By<&ConnectPluginFile::plugin_id>, By<&ConnectPluginFile::upload_key>,
                       By<&ConnectPluginFile::plugin_id, &ConnectPluginFile::plugin_version>>;
};

enum class PluginClassType { source, sink, transformation };

/// What people say of a class: once for an organization, whichever files it is in.
struct ConnectPluginClass {
  std::string organization_id, plugin_class;
  PluginClassType plugin_class_type = PluginClassType::source;
  std::string title;
  std::optional<std::string> author, description, doc_url;
  Authorship authorship;

  using Ways = FoundBy<By<&ConnectPluginClass::organization_id, &ConnectPluginClass::plugin_class>,
                       By<&ConnectPluginClass::organization_id>>;
};

/// A file has this class in it.
struct PluginFileClass {
  std::string plugin_file_id, plugin_id, organization_id, plugin_class;

  using Ways = FoundBy<By<&PluginFileClass::plugin_file_id, &PluginFileClass::plugin_class>,
                       By<&PluginFileClass::plugin_file_id>, By<&PluginFileClass::plugin_id>,
                       By<&PluginFileClass::organization_id>,
                       By<&PluginFileClass::organization_id, &PluginFileClass::plugin_class>>;
};

/// Limits, in characters, bytes and seconds. Chosen: the API does not publish any.
inline constexpr std::int64_t longest_plugin_name = 128;
inline constexpr std::int64_t longest_plugin_version = 64;
inline constexpr std::int64_t longest_plugin_text = 1024;
inline constexpr std::int64_t longest_plugin_class = 512;
inline constexpr std::int64_t largest_plugin_file = 268'435'456;
inline constexpr std::int64_t plugin_upload_seconds = 3600;

namespace connect_plugins {

/// The plugin, file or class of this organization, or a refusal that it is not found.
const ConnectPlugin& get(const State&, std::string_view organization_id, std::string_view plugin_name);
const ConnectPluginFile& get_file(const State&, std::string_view organization_id, std::string_view plugin_file_id);
const ConnectPluginClass& get_class(const State&, std::string_view organization_id, std::string_view plugin_class);

/// Announces a version of a plugin, which is made when it is the first. Refuses a version that there is.
const ConnectPluginFile& create_file(State&, std::string_view organization_id, const Wish<ConnectPlugin>& plugin,
                                     const Wish<ConnectPluginFile>& wish, const std::string& email, Time now);

/// A key that no file has yet.
std::string new_upload_key(State&);

/// What has come, as somebody has looked at it; without classes and with what is wrong, or the other way round.
struct Arrived {
  std::int64_t size = 0;
  std::string sha256;
  std::vector<std::string> classes;
  std::string problem;
};
/// Takes a file that was announced; nullptr. Or nothing is done, and this is why: no file waits with the key, or the
/// time is over.
const Code* receive(State&, std::string_view upload_key, const Arrived& arrived, Time now);

const ConnectPlugin& update(State&, const ConnectPlugin&, const Wish<ConnectPlugin>& wish, const std::string& email,
                            Time now);
const ConnectPluginFile& update_file(State&, const ConnectPluginFile&, const Wish<ConnectPluginFile>& wish,
                                     const std::string& email, Time now);
const ConnectPluginClass& update_class(State&, const ConnectPluginClass&, const Wish<ConnectPluginClass>& wish,
                                       const std::string& email, Time now);

/// A file has this class in it; what is told of the class is made when it is new to the organization.
void add_class(State&, const ConnectPluginFile&, const std::string& plugin_class, Time now);

/// Removes a file, and the classes that were in no other file; a plugin with all its files.
void remove_file(State&, const ConnectPluginFile&);
void remove(State&, const ConnectPlugin&);

/// The classes of a file; of a plugin, each once.
std::vector<const ConnectPluginClass*> classes_of_file(const State&, const ConnectPluginFile&);
std::vector<const ConnectPluginClass*> classes_of(const State&, const ConnectPlugin&);

/// What a class is by its name: "org.example.MqttSourceConnector" is a source. None: it is no class of a plugin.
std::optional<PluginClassType> type_of_class(std::string_view plugin_class);

/// True for a version as Python has them (PEP 440): "2.7.14", "1.0.0a1".
bool is_version(std::string_view text);

}  // namespace connect_plugins
}  // namespace mock
