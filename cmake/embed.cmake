# embed_files(TARGET NAME FILE…): compiles the files into TARGET as
#   extern const std::array<std::pair<std::string_view, std::string_view>, N> NAME;
# where each pair is the file name without extension and the text,
# declared in the generated header NAME.h. A changed file is embedded again at the next build.
function(embed_files target name)
  set(keys "")
  foreach(file IN LISTS ARGN)
    get_filename_component(stem ${file} NAME_WE)
    list(APPEND keys ${stem})
  endforeach()
  embed(${target} ${name} "${keys}" ${ARGN})
endfunction()

# embed_folder(TARGET NAME FOLDER): the same with all files in it, each called by its path there.
function(embed_folder target name folder)
  file(GLOB_RECURSE keys RELATIVE ${CMAKE_CURRENT_SOURCE_DIR}/${folder} CONFIGURE_DEPENDS ${folder}/*)
  list(TRANSFORM keys PREPEND ${folder}/ OUTPUT_VARIABLE files)
  embed(${target} ${name} "${keys}" ${files})
endfunction()

function(embed target name keys)
  set(entries "")
  set(count 0)
  foreach(key file IN ZIP_LISTS keys ARGN)
    file(READ ${file} text)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${file})
    string(APPEND entries "    {\"${key}\", R\"embedded(${text})embedded\"},\n")
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
