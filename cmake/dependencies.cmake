# The system's packages first; a pinned version from source where the system has none.
include(FetchContent)
find_package(Threads REQUIRED)

# Their headers count as the system's: we do not ask them for our warnings.
function(fetch name target repository tag)
  message(STATUS "${name}: no system package found, fetching ${tag}")
  FetchContent_Declare(${name} GIT_REPOSITORY ${repository} GIT_TAG ${tag} GIT_SHALLOW TRUE)
  FetchContent_MakeAvailable(${name})
  get_target_property(real_target ${target} ALIASED_TARGET)
  get_target_property(headers ${real_target} INTERFACE_INCLUDE_DIRECTORIES)
  set_target_properties(${real_target} PROPERTIES INTERFACE_SYSTEM_INCLUDE_DIRECTORIES "${headers}")
endfunction()

# One-time passwords, certificates, TLS.
set(OPENSSL_USE_STATIC_LIBS ${AIVEN_MOCK_STATIC})
find_package(OpenSSL 3.0 REQUIRED COMPONENTS Crypto SSL)

find_package(nlohmann_json 3.11 QUIET)
if(NOT nlohmann_json_FOUND)
  fetch(nlohmann_json nlohmann_json::nlohmann_json https://github.com/nlohmann/json.git v3.11.2)
endif()

find_package(CLI11 2.1 QUIET)
if(NOT CLI11_FOUND)
  fetch(CLI11 CLI11::CLI11 https://github.com/CLIUtils/CLI11.git v2.1.2)
endif()

if(AIVEN_MOCK_TESTS)
  find_package(Catch2 QUIET)
  if(NOT Catch2_FOUND)
    fetch(Catch2 Catch2::Catch2 https://github.com/catchorg/Catch2.git v3.7.1)
    list(APPEND CMAKE_MODULE_PATH ${Catch2_SOURCE_DIR}/extras)
  endif()
endif()
