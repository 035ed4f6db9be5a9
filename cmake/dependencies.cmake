# The system's packages first; a pinned version from source where the system has none.
include(FetchContent)
find_package(Threads REQUIRED)
find_package(PkgConfig QUIET)

# Their headers count as the system's: we do not ask them for our warnings.
function(fetch name target repository tag)
  message(STATUS "${name}: no system package found, fetching ${tag}")
  FetchContent_Declare(${name} GIT_REPOSITORY ${repository} GIT_TAG ${tag} GIT_SHALLOW TRUE)
  FetchContent_MakeAvailable(${name})
  get_target_property(real_target ${target} ALIASED_TARGET)
  get_target_property(headers ${real_target} INTERFACE_INCLUDE_DIRECTORIES)
  set_target_properties(${real_target} PROPERTIES INTERFACE_SYSTEM_INCLUDE_DIRECTORIES "${headers}")
endfunction()

# One-time passwords, certificates, TLS. Debian's cpp-httplib is linked to both libraries of it anyway.
find_package(OpenSSL 3.0 REQUIRED COMPONENTS Crypto SSL)

find_package(nlohmann_json 3.11 QUIET)
if(NOT nlohmann_json_FOUND)
  fetch(nlohmann_json nlohmann_json::nlohmann_json https://github.com/nlohmann/json.git v3.11.2)
endif()

find_package(CLI11 2.1 QUIET)
if(NOT CLI11_FOUND)
  fetch(CLI11 CLI11::CLI11 https://github.com/CLIUtils/CLI11.git v2.1.2)
endif()

# Debian has cpp-httplib as a shared library with a pkg-config file, others as a CMake package.
find_package(httplib 0.11 QUIET)
if(NOT httplib_FOUND AND PKG_CONFIG_FOUND)
  pkg_check_modules(HTTPLIB QUIET IMPORTED_TARGET cpp-httplib>=0.11)
endif()
if(HTTPLIB_FOUND AND NOT httplib_FOUND)
  set(httplib_target PkgConfig::HTTPLIB)
else()
  set(httplib_target httplib::httplib)
endif()
if(NOT TARGET ${httplib_target})
  set(HTTPLIB_COMPILE ON)
  set(HTTPLIB_REQUIRE_OPENSSL ON)
  fetch(httplib httplib::httplib https://github.com/yhirose/cpp-httplib.git v0.18.7)
endif()

if(AIVEN_MOCK_TESTS)
  find_package(Catch2 QUIET)
  if(NOT Catch2_FOUND)
    fetch(Catch2 Catch2::Catch2 https://github.com/catchorg/Catch2.git v3.7.1)
    list(APPEND CMAKE_MODULE_PATH ${Catch2_SOURCE_DIR}/extras)
  endif()
endif()
