#include "views/governance.h"

namespace mock::views {

using namespace json;

namespace {

Shape acl_shape() {
  return object({
      required("host", text()),
      required("id", text()),
      required("operation", acl_operation_shape()),
      required("pattern_type", choice({"LITERAL"})),
      required("permission_type", acl_permission_type_shape()),
      required("principal", text()),
      required("resource_name", text()),
      required("resource_type", acl_resource_type_shape()),
  });
}

Shape access_data_shape() {
  return object({
      required("acls", list(acl_shape())),
      required("project_name", text()),
      required("service_name", text()),
      required("username", text()),
  });
}

void write_acl(Writer& out, const KafkaAcl& acl, std::string_view username) {
  Object object(out);
  object("host", acl.host)("id", acl.id)("operation", acl.operation);
  object("pattern_type", "LITERAL")("permission_type", "ALLOW")("principal", "User:" + std::string(username));
  object("resource_name", acl.resource_name)("resource_type", "Topic");
}

}  // namespace

const Shape& governance_access_shape() {
  static const Shape shape = object({
      required("access_data", access_data_shape()),
      required("access_id", text()),
      required("access_name", text()),
      required("access_type", access_type_shape()),
      required("create_time", time()),
      required("created_by", text(), "A user_id"),
      required("credentials_consumed", boolean(), "Somebody has looked at them"),
      required("credentials_user_id", text()),
      optional("owner_user_group_id", text(), "Absent when no group owns it"),
  });
  return shape;
}

void governance_access(Writer& out, const GovernanceAccess& access) {
  Object object(out);
  {
    Object data(out, "access_data");
    data.list("acls", [&] {
      for (const auto& acl : access.acls) write_acl(out, acl, access.username);
    });
    data("project_name", access.project_name)("service_name", access.service_name)("username", access.username);
  }
  object("access_id", access.access_id)("access_name", access.access_name)("access_type", "KAFKA");
  object("create_time", access.create_time)("created_by", access.created_by);
  object("credentials_consumed", access.credentials_consumed)("credentials_user_id", access.credentials_user_id);
  if (!access.owner_user_group_id.empty()) object("owner_user_group_id", access.owner_user_group_id);
}

const Shape& governance_credentials_shape() {
  static const Shape shape = object({required("credentials", object({
                                                                 required("access_cert", text()),
                                                                 required("access_key", text()),
                                                                 required("password", text()),
                                                             }))});
  return shape;
}

void governance_credentials(Writer& out, const GovernanceAccess& access) {
  const Object body(out);
  Object credentials(out, "credentials");
  credentials("access_cert", access.access_cert)("access_key", access.access_key)("password", access.password);
}

Shape access_type_shape() { return choice({"KAFKA"}); }
Shape acl_operation_shape() { return choice({"Read", "Write"}); }
Shape acl_permission_type_shape() { return choice({"ALLOW"}); }
Shape acl_resource_type_shape() { return choice({"Topic"}); }

}  // namespace mock::views
