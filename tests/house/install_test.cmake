# What `cmake --install` brings: cmake -D BUILD=… -P install_test.cmake
set(there ${BUILD}/installed)
file(REMOVE_RECURSE ${there})
execute_process(COMMAND ${CMAKE_COMMAND} --install ${BUILD} --prefix ${there} OUTPUT_QUIET COMMAND_ERROR_IS_FATAL ANY)
foreach(file bin/aiven-mock share/aiven-mock/LICENSE share/aiven-mock/README.md share/aiven-mock/demo.json
             share/aiven-mock/fixture.schema.json)
  if(NOT EXISTS ${there}/${file})
    message(SEND_ERROR "not installed: ${file}")
  endif()
endforeach()
execute_process(COMMAND ${there}/bin/aiven-mock check ${there}/share/aiven-mock/demo.json COMMAND_ERROR_IS_FATAL ANY)
file(REMOVE_RECURSE ${there})
