#include "views/governance.h"

#include <limits>

#include "model/organizations.h"

namespace mock::views {

using namespace json;

namespace {

using Access = GovernanceAccess;

Shape something() { return text(1, std::numeric_limits<std::int64_t>::max()); }

struct AclOfAccess {
  const KafkaAcl* acl;
  const Access* access;
};

const Picture<AclOfAccess>& acl_of_access() {
  using Face = AclOfAccess;
  static const auto picture =
      Picture<Face>(fields_of<&Face::acl>(kafka_acl()))
          .with({
              always<Face>("pattern_type", choice({"LITERAL"}), "LITERAL"),
              always<Face>("permission_type", acl_permission_type_shape(), "ALLOW"),
              worked_out<Face>("principal", text(), [](const Face& face) { return "User:" + face.access->username; }),
              always<Face>("resource_type", acl_resource_type_shape(), "Topic"),
          })
          .by_name();
  return picture;
}

void write_acls(Writer& out, const Viewpoint& at, const Access& access) {
  for (const auto& acl : access.acls) acl_of_access().write(out, at, {&acl, &access});
}

}  // namespace

const Picture<KafkaAcl>& kafka_acl() {
  static const Picture<KafkaAcl> picture({
      kept<&KafkaAcl::host>("host", text(), "From where; * is from anywhere").accepts(text(0, longest_acl_word)),
      kept<&KafkaAcl::id>("id", text()),
      kept<&KafkaAcl::operation>("operation", choice({"Read", "Write"}), "Whether to read or to write"),
      kept<&KafkaAcl::resource_name>("resource_name", text(), "The topic").accepts(text(1, longest_acl_word)),
  });
  return picture;
}

const Picture<Access>& governance_access_data() {
  static const Picture<Access> picture({
      listed<Access>("acls", acl_of_access().shape(), write_acls),
      kept<&Access::project_name>("project_name", text(), "Of the organization").accepts(something()),
      kept<&Access::service_name>("service_name", text(), "The Kafka service; it is not looked for")
          .accepts(something()),
      kept<&Access::username>("username", text(), "Of the credentials; when it is empty, one is made"),
  });
  return picture;
}

const Picture<Access>& governance_access() {
  static const Picture<Access> picture({
      pictured<Access>("access_data", governance_access_data(),
                       [](const Viewpoint& /*at*/, const Access& access) { return &access; }),
      kept<&Access::access_id>("access_id", text()),
      kept<&Access::access_name>("access_name", text(), "For people").accepts(something()),
      always<Access>("access_type", access_type_shape(), "KAFKA"),
      kept<&Access::create_time>("create_time", time()),
      kept<&Access::created_by>("created_by", text(), "A user_id; whoever it was may have left"),
      kept<&Access::credentials_consumed>("credentials_consumed", boolean(), "Whether somebody has looked at them"),
      kept<&Access::credentials_user_id>("credentials_user_id", text(), "Who may look at them"),
      kept<&Access::owner_user_group_id>("owner_user_group_id", text(), "Absent when no group owns it")
          .accepts(text(1, longest_id))
          .or_left_out(),
  });
  return picture;
}

const Picture<Access>& governance_credentials() {
  static const Picture<Access> picture({
      kept<&Access::access_cert>("access_cert", text(), "No real certificate"),
      kept<&Access::access_key>("access_key", text(), "No real key"),
      kept<&Access::password>("password", text(), "The user's"),
  });
  return picture;
}

Shape access_type_shape() { return choice({"KAFKA"}); }
Shape acl_permission_type_shape() { return choice({"ALLOW"}); }
Shape acl_resource_type_shape() { return choice({"Topic"}); }

}  // namespace mock::views
