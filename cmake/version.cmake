# version.h, for src/base/version.cpp alone: the version of the project, and the commit that is checked out, if any. Each
# build looks again, and compiles that one file when there is another commit.
if(CMAKE_SCRIPT_MODE_FILE)
  set(commit "")
  if(GIT)
    # Not the commit of something else that this source lies in.
    execute_process(COMMAND ${GIT} rev-parse --show-prefix --short=12 HEAD WORKING_DIRECTORY ${SOURCE}
                    OUTPUT_VARIABLE said ERROR_QUIET)
    if(said MATCHES "^\n([0-9a-f]+)\n$")
      set(commit ${CMAKE_MATCH_1})
    endif()
  endif()
  file(CONFIGURE OUTPUT ${OUTPUT} CONTENT
       "#pragma once\n#define AIVEN_MOCK_VERSION \"${VERSION}\"\n#define AIVEN_MOCK_COMMIT \"${commit}\"\n")
  return()
endif()

find_package(Git QUIET)
set(version_folder ${CMAKE_CURRENT_BINARY_DIR}/version)
set(write_version ${CMAKE_COMMAND} -D GIT=${GIT_EXECUTABLE} -D SOURCE=${CMAKE_CURRENT_SOURCE_DIR}
    -D VERSION=${PROJECT_VERSION} -D OUTPUT=${version_folder}/version.h -P ${CMAKE_CURRENT_LIST_FILE})
execute_process(COMMAND ${write_version}) # for those that read the sources without a build
add_custom_target(write_version BYPRODUCTS ${version_folder}/version.h COMMAND ${write_version} VERBATIM)
add_dependencies(room_base write_version)
target_include_directories(room_base PRIVATE ${version_folder})
