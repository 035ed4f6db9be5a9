#pragma once
// What people are given to prepare their cloud account with, as `avn byoc template terraform` asks for it.
#include <string>

#include "model/custom_clouds.h"

namespace mock::views {

/// A configuration for Terraform. It makes nothing, since no cloud is behind it: what it is told comes out again.
std::string terraform_template();

/// The values that it takes, for a file that ends in .tfvars.
std::string terraform_variables(const CustomCloudEnvironment&);

}  // namespace mock::views
