// /v1/organization/{organization_id}/kafka-connect/…: plugins of one's own for Kafka Connect, their files and classes.
#include "views/connect_plugins.h"

#include "api/operation.h"
#include "replies.h"
#include "tables.h"
#include "views/request_body.h"

namespace mock::api {
namespace {

using Plugin = ConnectPlugin;
using File = ConnectPluginFile;
using Class = ConnectPluginClass;

const views::RequestBody<Plugin>& new_plugin() {
  static const views::RequestBody<Plugin> body(views::connect_plugin(), views::needed<&Plugin::plugin_name>(),
                                               views::may<&Plugin::plugin_description>());
  return body;
}

const views::RequestBody<Plugin>& plugin_update() {
  static const views::RequestBody<Plugin> body(views::connect_plugin(), views::may<&Plugin::plugin_description>());
  return body;
}

const views::RequestBody<File>& new_file() {
  static const auto body =
      views::RequestBody<File>(views::connect_plugin_file_alone(), views::needed<&File::plugin_version>(),
                               views::may<&File::content_type, &File::file_description>())
          .with(new_plugin().shape().fields)
          .with({json::required("service_type", json::choice({"kafka_connect"}))})
          .by_name();
  return body;
}

const views::RequestBody<File>& file_update() {
  static const views::RequestBody<File> body(views::connect_plugin_file(), views::may<&File::file_description>());
  return body;
}

const views::RequestBody<Class>& class_update() {
  static const views::RequestBody<Class> body(
      views::connect_plugin_class(), views::may<&Class::author, &Class::description, &Class::doc_url, &Class::title>());
  return body;
}

// Where a new file is to be sent. The address holds a secret, and is told once.
const views::Picture<File>& upload_info() {
  using namespace json;
  static const views::Picture<File> picture({
      views::connect_plugin_file_alone().field<&File::content_type>(),
      views::always<File>("max_file_size_bytes", integer(0, largest_plugin_file), largest_plugin_file),
      views::always<File>("upload_expiry_seconds", integer(0, plugin_upload_seconds), plugin_upload_seconds,
                          "From its creation"),
  });
  return picture;
}

const json::Shape& creation_reply() {
  using namespace json;
  static const auto shape = views::connect_plugin_file().shape().with(
      {required("upload_info", upload_info().shape().with({required("url", text(), "Send it here, with PUT")}))});
  return shape;
}

Reply reply_with_new(const State& state, const Call& call, const File& file) {
  const auto at = seen_by(state, call);
  json::Writer out;
  {
    const json::Object body(out);
    views::connect_plugin_file().write_fields(out, at, file);
    json::Object info(out, "upload_info");
    upload_info().write_fields(out, at, file);
    info("url", call.base_url() + "/_mock/uploads/" + file.upload_key);
  }
  return ok(out.take());
}

const Plugin& plugin_of(const State& state, const Call& call) {
  return connect_plugins::get(state, call.organization_id(), call.params["plugin_name"]);
}
const File& file_of(const State& state, const Call& call) {
  return connect_plugins::get_file(state, call.organization_id(), call.params["plugin_file_id"]);
}
const Class& class_of(const State& state, const Call& call) {
  return connect_plugins::get_class(state, call.organization_id(), call.params["plugin_class_name"]);
}

Reply list(const State& state, const Call& call) {
  return reply_with_list("plugins", views::connect_plugin(), state, call,
                         state.connect_plugins.with<&Plugin::organization_id>(call.organization_id()));
}
Reply get(const State& state, const Call& call) {
  return reply_with(views::connect_plugin(), state, call, plugin_of(state, call));
}
Done update(State& state, const Call& call) {
  const auto& changed = connect_plugins::update(state, plugin_of(state, call), plugin_update().wish_of(call.body),
                                                call.user().user_email, call.now);
  return {reply_with(views::connect_plugin(), state, call, changed), told_by_path()};
}
Done remove(State& state, const Call& call) {
  connect_plugins::remove(state, plugin_of(state, call));
  return {no_content(), told_by_path()};
}

Reply list_files(const State& state, const Call& call) {
  return reply_with_list("plugin_files", views::connect_plugin_file(), state, call,
                         state.connect_plugin_files.with<&File::organization_id>(call.organization_id()));
}
Reply list_files_of_plugin(const State& state, const Call& call) {
  return reply_with_list("plugin_files", views::connect_plugin_file(), state, call,
                         state.connect_plugin_files.with<&File::plugin_id>(plugin_of(state, call).plugin_id));
}
Done create_file(State& state, const Call& call) {
  const auto& made = connect_plugins::create_file(state, call.organization_id(), new_plugin().wish_of(call.body),
                                                  new_file().wish_of(call.body), call.user().user_email, call.now);
  return {reply_with_new(state, call, made), named(call.body.text("plugin_name") + " " + made.plugin_version)};
}
Reply get_file(const State& state, const Call& call) {
  return reply_with(views::connect_plugin_file_alone(), state, call, file_of(state, call));
}
Done update_file(State& state, const Call& call) {
  const auto& changed = connect_plugins::update_file(state, file_of(state, call), file_update().wish_of(call.body),
                                                     call.user().user_email, call.now);
  return {reply_with(views::connect_plugin_file(), state, call, changed), told_by_path()};
}
Done remove_file(State& state, const Call& call) {
  connect_plugins::remove_file(state, file_of(state, call));
  return {no_content(), told_by_path()};
}

Reply list_classes(const State& state, const Call& call) {
  return reply_with_list("plugin_classes", views::connect_plugin_class(), state, call,
                         state.connect_plugin_classes.with<&Class::organization_id>(call.organization_id()));
}
Reply list_classes_of_plugin(const State& state, const Call& call) {
  return reply_with_list("plugin_classes", views::connect_plugin_class(), state, call,
                         connect_plugins::classes_of(state, plugin_of(state, call)));
}
Reply list_classes_of_file(const State& state, const Call& call) {
  return reply_with_list("plugin_classes", views::connect_plugin_class(), state, call,
                         connect_plugins::classes_of_file(state, file_of(state, call)));
}
Reply get_class(const State& state, const Call& call) {
  return reply_with(views::connect_plugin_class(), state, call, class_of(state, call));
}
Done update_class(State& state, const Call& call) {
  const auto& changed = connect_plugins::update_class(state, class_of(state, call), class_update().wish_of(call.body),
                                                      call.user().user_email, call.now);
  return {reply_with(views::connect_plugin_class(), state, call, changed), told_by_path()};
}

constexpr Scopes read{"accounts:read"}, write{"accounts:write"};
constexpr std::string_view plugins = "/v1/organization/{organization_id}/kafka-connect/custom-plugins";
constexpr std::string_view plugin = "/v1/organization/{organization_id}/kafka-connect/custom-plugins/{plugin_name}";
constexpr std::string_view files = "/v1/organization/{organization_id}/kafka-connect/custom-plugin-files";
constexpr std::string_view file =
    "/v1/organization/{organization_id}/kafka-connect/custom-plugin-files/{plugin_file_id}";
constexpr std::string_view classes = "/v1/organization/{organization_id}/kafka-connect/custom-plugin-classes";
constexpr std::string_view one_class =
    "/v1/organization/{organization_id}/kafka-connect/custom-plugin-classes/{plugin_class_name}";

Operation reading(std::string_view id, std::string_view path, json::ShapeRef reply, Query handler,
                  std::string_view summary) {
  return {.id = id,
          .method = Method::get,
          .path = path,
          .scopes = read,
          .needs = needs::member,
          .reply = reply,
          .handler = handler,
          .summary = summary};
}

}  // namespace

std::vector<Operation> connect_plugin_operations() {
  return {
      reading("KafkaConnectCustomPluginList", plugins, views::shape_of_list<"plugins", views::connect_plugin>, list,
              "List the plugins for Kafka Connect of an organization"),
      reading("KafkaConnectCustomPluginGet", plugin, views::shape_of<views::connect_plugin>, get,
              "Get a plugin for Kafka Connect"),
      {.id = "KafkaConnectCustomPluginUpdate",
       .method = Method::put,
       .path = plugin,
       .scopes = write,
       .needs = needs::admin,
       .body = views::shape_of<plugin_update>,
       .reply = views::shape_of<views::connect_plugin>,
       .handler = update,
       .summary = "Describe a plugin for Kafka Connect"},
      {.id = "KafkaConnectCustomPluginDelete",
       .method = Method::remove,
       .path = plugin,
       .scopes = write,
       .needs = needs::admin,
       .handler = remove,
       .summary = "Delete a plugin for Kafka Connect, with all its files"},
  };
}

std::vector<Operation> connect_plugin_file_operations() {
  constexpr std::string_view of_plugin =
      "/v1/organization/{organization_id}/kafka-connect/custom-plugins/{plugin_name}/files";
  using views::connect_plugin_file;
  return {
      reading("KafkaConnectCustomPluginFileListByName", of_plugin,
              views::shape_of_list<"plugin_files", connect_plugin_file>, list_files_of_plugin,
              "List the files of a plugin for Kafka Connect"),
      reading("KafkaConnectCustomPluginFileList", files, views::shape_of_list<"plugin_files", connect_plugin_file>,
              list_files, "List the files of all plugins for Kafka Connect"),
      {.id = "KafkaConnectCustomPluginFileCreate",
       .method = Method::post,
       .path = files,
       .scopes = write,
       .needs = needs::admin,
       .body = views::shape_of<new_file>,
       .reply = creation_reply,
       .handler = create_file,
       .summary = "Announce a version of a plugin for Kafka Connect, and learn where to send it"},
      reading("KafkaConnectCustomPluginFileGet", file, views::shape_of<views::connect_plugin_file_alone>, get_file,
              "Get a file of a plugin, with the classes that are in it"),
      {.id = "KafkaConnectCustomPluginFileUpdate",
       .method = Method::put,
       .path = file,
       .scopes = write,
       .needs = needs::admin,
       .body = views::shape_of<file_update>,
       .reply = views::shape_of<connect_plugin_file>,
       .handler = update_file,
       .summary = "Describe a file of a plugin"},
      {.id = "KafkaConnectCustomPluginFileDelete",
       .method = Method::remove,
       .path = file,
       .scopes = write,
       .needs = needs::admin,
       .handler = remove_file,
       .summary = "Delete a file of a plugin, with the classes that are in it alone"},
  };
}

std::vector<Operation> connect_plugin_class_operations() {
  constexpr std::string_view of_plugin =
      "/v1/organization/{organization_id}/kafka-connect/custom-plugins/{plugin_name}/classes";
  constexpr std::string_view of_file =
      "/v1/organization/{organization_id}/kafka-connect/custom-plugin-files/{plugin_file_id}/classes";
  constexpr auto all = views::shape_of_list<"plugin_classes", views::connect_plugin_class>;
  return {
      reading("KafkaConnectCustomPluginClassListByName", of_plugin, all, list_classes_of_plugin,
              "List the classes of a plugin for Kafka Connect"),
      reading("KafkaConnectCustomPluginFileClassList", of_file, all, list_classes_of_file,
              "List the classes of a file of a plugin"),
      reading("KafkaConnectCustomPluginClassList", classes, all, list_classes,
              "List the classes of all plugins for Kafka Connect"),
      reading("KafkaConnectCustomPluginClassGet", one_class, views::shape_of<views::connect_plugin_class>, get_class,
              "Get a class of a plugin"),
      {.id = "KafkaConnectCustomPluginClassUpdate",
       .method = Method::put,
       .path = one_class,
       .scopes = write,
       .needs = needs::admin,
       .body = views::shape_of<class_update>,
       .reply = views::shape_of<views::connect_plugin_class>,
       .handler = update_class,
       .summary = "Describe a class of a plugin"},
  };
}

}  // namespace mock::api
