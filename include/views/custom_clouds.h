#pragma once
// What custom cloud environments look like in JSON.
#include <vector>

#include "base/time.h"
#include "json/shape.h"
#include "json/value.h"
#include "json/writer.h"
#include "model/state.h"

namespace mock::views {

/// {"custom_cloud_environment": {...}}
const json::Shape& custom_cloud_environment_shape();
/// {"custom_cloud_environments": [{...}]}
const json::Shape& custom_cloud_environments_shape();
void custom_cloud_environment(json::Writer& out, const CustomCloudEnvironment& environment, Time now);

/// {"accounts": [...], "projects": [...]}: who may use one.
const json::Shape& custom_cloud_permissions_shape();
void custom_cloud_permissions(json::Writer& out, const State& state, std::string_view custom_cloud_environment_id);

// Words of requests and of fixtures.
json::Shape cloud_provider_shape();
json::Shape deployment_model_shape();
json::Shape reserved_cidr_shape();
/// The fields that say by what Aiven gets into the account, one for each provider that has any.
std::vector<json::Field> cloud_identity_fields();
std::vector<CloudIdentity> cloud_identities_from(const json::Value& object);

json::Shape contact_emails_shape();
std::vector<ContactEmail> contact_emails_from(const json::Value& object);
void contact_emails(json::Writer& out, json::Object& object, const std::vector<ContactEmail>& contact_emails);

}  // namespace mock::views
