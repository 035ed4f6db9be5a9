# The library for C++ programs that have a server in their own process: aiven-mock::server, to this build and, by
# find_package(aiven-mock), to those that it is installed for. One archive of all rooms below, and one header. What asks
# other servers stays out, and with it cpp-httplib.
set(objects "")
foreach(name IN LISTS rooms)
  if(NOT name MATCHES "^(cli|capture|compare|asking)$")
    list(APPEND objects "$<FILTER:$<TARGET_OBJECTS:room_${name}>,EXCLUDE,src/http/client\\.cpp>")
  endif()
endforeach()
add_library(aiven-mock-server STATIC ${objects})
set_target_properties(aiven-mock-server PROPERTIES LINKER_LANGUAGE CXX EXPORT_NAME server)
target_include_directories(aiven-mock-server INTERFACE $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/include>
                                                       $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>)
target_compile_features(aiven-mock-server INTERFACE cxx_std_17)
target_link_libraries(aiven-mock-server INTERFACE OpenSSL::SSL OpenSSL::Crypto Threads::Threads)
add_library(aiven-mock::server ALIAS aiven-mock-server)

include(CMakePackageConfigHelpers)
set(config ${PROJECT_BINARY_DIR}/config)
file(WRITE ${config}/aiven-mock-config.cmake "include(CMakeFindDependencyMacro)
find_dependency(OpenSSL 3.0 COMPONENTS Crypto SSL)
find_dependency(Threads)
include(\${CMAKE_CURRENT_LIST_DIR}/aiven-mock-targets.cmake)
")
# A version before 1.0 promises nothing to those who wait for the next one.
write_basic_package_version_file(${config}/aiven-mock-config-version.cmake COMPATIBILITY SameMinorVersion)
set(place ${CMAKE_INSTALL_LIBDIR}/cmake/aiven-mock)
install(TARGETS aiven-mock-server EXPORT aiven-mock ARCHIVE COMPONENT development)
install(FILES include/aiven_mock/server.h DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/aiven_mock COMPONENT development)
install(EXPORT aiven-mock NAMESPACE aiven-mock:: FILE aiven-mock-targets.cmake DESTINATION ${place} COMPONENT development)
install(FILES ${config}/aiven-mock-config.cmake ${config}/aiven-mock-config-version.cmake DESTINATION ${place}
        COMPONENT development)
