#pragma once
// What custom cloud environments look like in JSON.
#include <vector>

#include "json/shape.h"
#include "json/value.h"
#include "model/custom_clouds.h"
#include "views/picture.h"

namespace mock::views {

template <>
inline constexpr std::array<std::string_view, 5> words<CustomCloudState>{"draft", "creating", "creation_failed",
                                                                         "active", "deleting"};

const Picture<CustomCloudEnvironment>& custom_cloud_environment();

/// Which accounts and projects may use one.
const Picture<CustomCloudEnvironment>& custom_cloud_permissions();

/// The fields that say by what Aiven gets into the account, one for each provider that has any.
std::vector<json::Field> cloud_identity_fields();
std::vector<CloudIdentity> cloud_identities_from(const json::Value& object);

}  // namespace mock::views
