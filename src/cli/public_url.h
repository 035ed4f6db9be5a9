#pragma once
// The URL by which clients reach a server that is behind something: a proxy, or a container's port.
#include <string>

namespace mock::cli {

/// What is wrong with it; empty when nothing is.
std::string check_public_url(const std::string& url);

std::string without_slash(std::string url);

/// "mock.example" of "https://mock.example:8443/aiven"; "::1" of "http://[::1]:8080".
std::string host_of(const std::string& url);

}  // namespace mock::cli
