# embed_files(TARGET NAME FILE…): compiles the files into TARGET as
#   extern const std::array<std::pair<std::string_view, std::string_view>, N> NAME;
# where each pair is the file name without extension and the text,
# declared in the generated header NAME.h. A changed file is embedded again at the next build.
function(embed_files target name)
  set(entries "")
  set(count 0)
  foreach(file IN LISTS ARGN)
    get_filename_component(stem ${file} NAME_WE)
    file(READ ${file} text)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${file})
    string(APPEND entries "    {\"${stem}\", R\"embedded(${text})embedded\"},\n")
    math(EXPR count "${count} + 1")
  endforeach()
  set(type "std::array<std::pair<std::string_view, std::string_view>, ${count}>")
  set(includes "#include <array>\n#include <string_view>\n#include <utility>\n")
  set(folder ${CMAKE_CURRENT_BINARY_DIR}/embedded)
  write_if_changed(${folder}/${name}.h
                   "#pragma once\n${includes}namespace mock {\nextern const ${type} ${name};\n}\n")
  write_if_changed(${folder}/${name}.cpp
                   "#include \"${name}.h\"\nnamespace mock {\nconst ${type} ${name} = {{\n${entries}}};\n}\n")
  target_sources(${target} PRIVATE ${folder}/${name}.cpp)
  target_include_directories(${target} PRIVATE ${folder})
endfunction()

function(write_if_changed file text)
  if(EXISTS ${file})
    file(READ ${file} before)
  endif()
  if(NOT "${before}" STREQUAL "${text}")
    file(WRITE ${file} "${text}")
  endif()
endfunction()
