#include "views/connect_plugins.h"

#include "model/state.h"
#include "model/users.h"

namespace mock::views {
namespace {

using namespace json;

constexpr std::int64_t length_of_uuid = 36;

Shape version_shape() {
  return text_like(connect_plugins::is_version, "a version as in PEP 440, such as 2.7.14", longest_plugin_version);
}

Shape service_type_shape() { return choice({"kafka_connect"}); }

const Picture<Authorship>& authorship() {
  static const Picture<Authorship> picture({
      kept<&Authorship::created_at>("created_at", time()),
      kept<&Authorship::created_by>("created_by", text(0, longest_email), "Whose e-mail address"),
      kept<&Authorship::updated_at>("updated_at", time()),
      kept<&Authorship::updated_by>("updated_by", text(0, longest_email), "Whose e-mail address").or_left_out(),
  });
  return picture;
}

const ConnectPlugin& plugin_of(const Viewpoint& at, const ConnectPluginFile& file) {
  return *at.state.connect_plugins.find(file.plugin_id);
}

}  // namespace

const Picture<ConnectPlugin>& connect_plugin() {
  using Plugin = ConnectPlugin;
  static const auto picture =
      Picture<Plugin>(
          {
              kept<&Plugin::plugin_description>("plugin_description", text(0, longest_plugin_text), "Of all versions")
                  .or_left_out(),
              kept<&Plugin::plugin_id>("plugin_id", text(length_of_uuid, length_of_uuid)),
              kept<&Plugin::plugin_name>("plugin_name", text(0, longest_plugin_name), "Unique in the organization")
                  .accepts(text(1, longest_plugin_name)),
              always<Plugin>("service_type", service_type_shape(), "kafka_connect"),
          })
          .with(fields_of<&Plugin::authorship>(authorship()))
          .by_name();
  return picture;
}

const Picture<ConnectPluginFile>& connect_plugin_file() {
  using File = ConnectPluginFile;
  constexpr auto any_number = std::numeric_limits<std::int64_t>::max();
  static const auto picture =
      Picture<File>(
          {
              kept<&File::file_description>("file_description", text(0, longest_plugin_text), "Of this version")
                  .or_left_out(),
              kept<&File::file_sha256>("file_sha256", text(64, 64), "Of what was sent").or_left_out(),
              kept<&File::file_size>("file_size", integer(0, any_number), "Of what was sent, in bytes").or_left_out(),
              kept<&File::file_status>("file_status", choice_of<PluginFileStatus>(), "INITIAL until it has come"),
              kept<&File::plugin_file_id>("plugin_file_id", text(length_of_uuid, length_of_uuid)),
              kept<&File::plugin_id>("plugin_id", text(length_of_uuid, length_of_uuid)),
              worked_out<File>(
                  "plugin_name", text(),
                  [](const Viewpoint& at, const File& file) -> const auto& { return plugin_of(at, file).plugin_name; }),
              kept<&File::plugin_version>("plugin_version", text(0, longest_plugin_version), "Unique for the plugin")
                  .accepts(version_shape()),
              kept<&File::verify_error_code>("verify_error_code", integer(0, any_number), "Of a failed one")
                  .or_left_out(),
              kept<&File::verify_error_message>("verify_error_message", text(0, longest_plugin_text), "Of a failed one")
                  .or_left_out(),
          })
          .with(fields_of<&File::authorship>(authorship()))
          .by_name();
  return picture;
}

const Picture<ConnectPluginFile>& connect_plugin_file_alone() {
  using File = ConnectPluginFile;
  static const auto picture =
      connect_plugin_file()
          .with({
              kept<&File::content_type>("content_type", choice({"application/java-archive", "application/zip"}),
                                        "A JAR, or several in a ZIP; default: application/java-archive"),
              worked_out<File>("plugin_classes", list(connect_plugin_class().shape()),
                               [](Writer& out, const Viewpoint& at, const File& file) {
                                 out.open('[');
                                 for (const auto* each : connect_plugins::classes_of_file(at.state, file))
                                   connect_plugin_class().write(out, at, *each);
                                 out.close(']');
                               }),
              always<File>("service_type", service_type_shape(), "kafka_connect"),
          })
          .by_name();
  return picture;
}

const Picture<ConnectPluginClass>& connect_plugin_class() {
  using Class = ConnectPluginClass;
  static const auto picture =
      Picture<Class>(
          {
              kept<&Class::author>("author", text(0, longest_plugin_text), "Who wrote it").or_left_out(),
              kept<&Class::description>("description", text(0, longest_plugin_text), "What it does").or_left_out(),
              kept<&Class::doc_url>("doc_url", text(0, longest_plugin_text), "Where its documentation is")
                  .or_left_out(),
              kept<&Class::plugin_class>("plugin_class", text(1, longest_plugin_class), "Its name, with its package"),
              kept<&Class::plugin_class_type>("plugin_class_type", choice_of<PluginClassType>(),
                                              "What it does to records"),
              kept<&Class::title>("title", text(0, longest_plugin_text), "For people"),
          })
          .with(fields_of<&Class::authorship>(authorship()))
          .by_name();
  return picture;
}

}  // namespace mock::views
