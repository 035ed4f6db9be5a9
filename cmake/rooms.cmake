# The map of the rooms, from the ground up: what each one does, and which rooms it looks into. It stands here alone:
# scripts/check-rooms holds the sources to it, and the table in docs/architecture.md is printed from it.

# Makes the library room_NAME of src/NAME/. A room can only look into those that are told before it.
function(room name)
  cmake_parse_arguments(PARSE_ARGV 1 room "" "DOES" "LOOKS_INTO")
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS src/${name}/*.cpp)
  list(FILTER sources EXCLUDE REGEX "/main\\.cpp$")
  add_library(room_${name} STATIC ${sources})
  set(rooms ${rooms} ${name} PARENT_SCOPE)
  target_include_directories(room_${name} PUBLIC include)
  foreach(below IN LISTS room_LOOKS_INTO)
    if(NOT TARGET room_${below})
      message(FATAL_ERROR "room ${name} looks into ${below}, which does not lie below it")
    endif()
    target_link_libraries(room_${name} PUBLIC room_${below})
  endforeach()
endfunction()

room(base
     DOES "a persistent table, times, random numbers, IP ranges, one-time passwords, certificates; writes CSV and PDF")
room(json
     DOES "reads, checks and writes JSON"
     LOOKS_INTO base)
room(model
     DOES "the things of the API, and its rules"
     LOOKS_INTO base)
room(exchange
     DOES "requests and replies as plain values, how a reply travels, which row a path means, patterns of requests"
     LOOKS_INTO base json)
room(access
     DOES "tells callers apart, and lets them in or not"
     LOOKS_INTO base model)
room(views
     DOES "writes things as JSON, and says what shape that has"
     LOOKS_INTO base json model)
room(faults
     DOES "decides what goes wrong on purpose; one file a kind"
     LOOKS_INTO base json exchange)
room(journal
     DOES "remembers requests: journal, log and metrics, without secrets"
     LOOKS_INTO base json exchange)
room(world
     DOES "keeps the present state, and lets one writer at a time make the next; locks its data; knows whom a `match` means"
     LOOKS_INTO base json model exchange faults journal)
room(fixtures
     DOES "loads worlds and saves them"
     LOOKS_INTO base json model exchange views faults world)
room(diff
     DOES "tells what differs between two worlds, by things and fields"
     LOOKS_INTO base json model journal fixtures)
room(answers
     DOES "finds the row of a request, reads it as the row says, refuses it; how refusals look on the wire; writes OpenAPI"
     LOOKS_INTO base json model exchange)
room(api
     DOES "Aiven's operations as tables, and their handlers"
     LOOKS_INTO base json model exchange access views answers)
room(control
     DOES "the mock's own operations, `/_mock/…` and `/doc/…`"
     LOOKS_INTO base json model exchange access faults journal world fixtures diff answers api)
room(pipeline
     DOES "takes a request from stop to stop"
     LOOKS_INTO base json model exchange access faults journal world answers api control)
room(http
     DOES "sockets: reads requests, writes replies, or loses them; encrypts"
     LOOKS_INTO exchange answers pipeline)
room(asking
     DOES "asks a running API, harmlessly and within bounds"
     LOOKS_INTO base exchange http)
room(aiven_mock
     DOES "a server in the process of a test: what `find_package(aiven-mock)` gives C++ programs"
     LOOKS_INTO base exchange journal world fixtures api pipeline http)
room(capture
     DOES "makes a fixture of what a running API shows to its caller"
     LOOKS_INTO base json exchange journal fixtures api asking)
room(compare
     DOES "plans harmless questions, and tells how two answers to them differ in form"
     LOOKS_INTO base json exchange access journal answers api asking)
room(cli
     DOES "the commands, their options, the environment, exit codes; builds everything (`src` only)"
     LOOKS_INTO base json model exchange access faults journal world fixtures diff api control pipeline http asking capture compare)
