# Does this cpp-httplib let a server be derived that reads and writes through a stream of its own (src/http/line.h)?
# True for 0.11, 0.18 and 0.41 at least; where not, src/http falls back to the library's public interface alone.
if(NOT DEFINED AIVEN_MOCK_HTTP_LINE)
  get_target_property(imported ${httplib_target} IMPORTED)
  if(imported)
    try_compile(AIVEN_MOCK_HTTP_LINE ${CMAKE_BINARY_DIR}/http_line_probe
                SOURCES ${CMAKE_CURRENT_LIST_DIR}/http_line_probe.cpp
                LINK_LIBRARIES ${httplib_target} Threads::Threads
                CXX_STANDARD 20 CXX_STANDARD_REQUIRED ON)
  else()
    set(AIVEN_MOCK_HTTP_LINE TRUE CACHE BOOL "The pinned version is known to")
  endif()
  message(STATUS "cpp-httplib over our own line: ${AIVEN_MOCK_HTTP_LINE}")
endif()
