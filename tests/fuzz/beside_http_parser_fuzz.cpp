// Our parser beside http-parser 2.9, which read the requests of Node.js and of many proxies. Both read the same bytes;
// wherever one takes what the other one refuses, or reads something else, the difference is in the list below, or a
// finding.
#include <http_parser.h>

#include <algorithm>
#include <array>

#include "exchange/request.h"
#include "messages.h"
#include "must.h"

namespace mock::fuzz {
namespace {

struct Peer {
  ReadMessage read;
  bool head_is_whole = false, in_value = false, is_upgrade = false;
  http_errno error = HPE_OK;
};

Peer& peer_of(http_parser* parser) { return *static_cast<Peer*>(parser->data); }

http_parser_settings settings() {
  http_parser_settings settings{};
  settings.on_url = [](http_parser* parser, const char* at, std::size_t length) {
    peer_of(parser).read.target.append(at, length);
    return 0;
  };
  settings.on_header_field = [](http_parser* parser, const char* at, std::size_t length) {
    auto& peer = peer_of(parser);
    if (peer.head_is_whole) return 0;  // trailers
    if (peer.in_value || peer.read.fields.empty()) peer.read.fields.emplace_back();
    peer.in_value = false;
    peer.read.fields.back().first.append(at, length);
    return 0;
  };
  settings.on_header_value = [](http_parser* parser, const char* at, std::size_t length) {
    auto& peer = peer_of(parser);
    if (peer.head_is_whole) return 0;
    peer.in_value = true;
    peer.read.fields.back().second.append(at, length);
    return 0;
  };
  settings.on_headers_complete = [](http_parser* parser) {
    auto& peer = peer_of(parser);
    peer.head_is_whole = true;
    peer.is_upgrade = parser->upgrade != 0;
    peer.read.method = http_method_str(static_cast<http_method>(parser->method));
    peer.read.keeps_connection = http_should_keep_alive(parser) != 0;
    return 0;
  };
  settings.on_body = [](http_parser* parser, const char* at, std::size_t length) {
    peer_of(parser).read.body.append(at, length);
    return 0;
  };
  settings.on_message_complete = [](http_parser* parser) {
    peer_of(parser).read.is_whole = true;
    http_parser_pause(parser, 1);
    return 0;
  };
  return settings;
}

Peer read_by_peer(std::string_view bytes) {
  static const auto callbacks = settings();
  Peer peer;
  http_parser parser;
  http_parser_init(&parser, HTTP_REQUEST);
  parser.data = &peer;
  peer.read.size = http_parser_execute(&parser, &callbacks, bytes.data(), bytes.size());
  peer.error = HTTP_PARSER_ERRNO(&parser);
  if (peer.error == HPE_PAUSED) peer.error = HPE_OK;
  for (auto& [_, value] : peer.read.fields)  // it leaves the blanks behind a value there
    value.erase(value.find_last_not_of(" \t") + 1);
  return peer;
}

bool is_among(std::string_view text, const auto& beginnings) {
  return std::any_of(beginnings.begin(), beginnings.end(), [text](auto each) { return text.starts_with(each); });
}

// What we refuse and http-parser takes, in our words, and why.
constexpr std::array refused_by_us_alone{
    // It reads lines that end with LF alone, skips any CR and LF before a request, and takes CR for the end of a line
    // whatever follows. RFC 9112, 2.2 allows the first; a proxy that does not may see other lines than it does.
    std::string_view("A line of the head does not end with CR LF"),
    std::string_view("A line between the chunks does not end with CR LF"),
    std::string_view("The request is not valid HTTP"),
    // It joins folded lines, takes them for no header before the first one, and skips blanks before a colon.
    std::string_view("A line of the head is no header"),
    std::string_view("The name of a header has"),
    // It lets control characters, and all of Latin 1 in a method and a version, pass in some places.
    std::string_view("The value of a header has a control character"),
    std::string_view("The request target is empty, or has a character"),
    std::string_view("The method of the request has a character"),
    // HTTP/0.9, HTTP/2.0 and ICE/1.0; methods that are not served here.
    std::string_view("The request line does not end with a version"),
    std::string_view("The version of HTTP is none that is served"),
    std::string_view("The method of the request is none that is served"),
    std::string_view("CONNECT has no body"),
    std::string_view("The target of CONNECT"),
    // It leaves it to the program that uses it to look at Host, Expect, and the form of a target.
    std::string_view("The header Host"),
    std::string_view("The header Expect"),
    std::string_view("The request target must be a path"),
    // It does not look at the codings before a last chunked, nor at the version that they come with.
    std::string_view("The header Transfer-Encoding has a coding other than chunked"),
    std::string_view("The header Transfer-Encoding must end with chunked, and say it once"),
    std::string_view("HTTP/1.0 has no Transfer-Encoding"),
    // It skips what stands between a chunk's size and its line's end, and the two bytes behind a chunk.
    std::string_view("A chunk does not begin with its size"),
    std::string_view("A chunk is longer than it says"),
    // Limits of ours.
    std::string_view("The request body is longer"),
    std::string_view("The request target is longer"),
    std::string_view("A line between the chunks is longer"),
    std::string_view("The trailers are longer"),
    std::string_view("The extensions of chunks are longer"),
};

// What http-parser refuses and we take.
constexpr std::array refused_by_it_alone{
    HPE_UNEXPECTED_CONTENT_LENGTH,  // the same length twice
    HPE_INVALID_TRANSFER_ENCODING,  // it takes names that only begin as Transfer-Encoding does for that
};

// Where it takes a CR for the end of a line, we wait for the LF.
bool has_lone_cr(std::string_view bytes) {
  for (auto at = bytes.find('\r'); at != std::string_view::npos; at = bytes.find('\r', at + 1))
    if (!bytes.substr(at + 1).starts_with('\n')) return true;
  return false;
}

// It loses what stands in a list behind an empty member, and behind an option that it does not know or that only begins
// as one that it knows: "u, keep-alive". RFC 9110, 5.6.1 has all members of a list count.
bool is_list_of_known_options(std::string_view value) {
  constexpr std::string_view between = ", ";
  constexpr std::array<std::string_view, 3> known{"close", "keep-alive", "upgrade"};
  for (std::size_t at = 0; at <= value.size();) {
    const auto end = std::min(value.find(between, at), value.size());
    const auto is_it = [option = value.substr(at, end - at)](auto each) { return equal_ignoring_case(each, option); };
    if (std::none_of(known.begin(), known.end(), is_it)) return false;
    at = end + between.size();
  }
  return true;
}

bool finds_all_options(const ReadMessage& read) {
  return std::all_of(read.fields.begin(), read.fields.end(), [](const auto& field) {
    const auto& [name, value] = field;
    const bool is_list = value.find(',') != std::string::npos;
    return !equal_ignoring_case(name, "Connection") || !is_list || is_list_of_known_options(value);
  });
}

// It takes a tab behind a value for a part of it; RFC 9110, 5.5 does not.
bool has_tab(std::string_view bytes) { return bytes.find('\t') != std::string_view::npos; }

void compare(std::string_view bytes) {
  const auto ours = read_message(bytes, std::max<std::size_t>(bytes.size(), 1));
  const auto peer = read_by_peer(bytes);
  if (peer.is_upgrade)
    return;  // it takes what follows for another protocol; here Upgrade is not served, and CONNECT by the connection
  const auto hold = [&](bool holds, std::string_view what) {
    must(holds, what, "we: " + ours.why + "; it: " + http_errno_name(peer.error) + "\n" + std::string(bytes));
  };
  if (ours.refused != 0) return hold(peer.error != HPE_OK || is_among(ours.why, refused_by_us_alone), "it refuses too");
  if (!ours.is_whole) return hold(!peer.read.is_whole || has_lone_cr(bytes), "it waits for more too");
  if (peer.error != HPE_OK) {
    const bool is_listed = std::count(refused_by_it_alone.begin(), refused_by_it_alone.end(), peer.error) > 0;
    const bool is_in_trailers = peer.head_is_whole && peer.error == HPE_INVALID_CONTENT_LENGTH;  // it reads them alike
    const bool is_for_a_tab = peer.error == HPE_INVALID_CONTENT_LENGTH && has_tab(bytes);
    return hold(is_listed || is_in_trailers || is_for_a_tab, "we refuse too");
  }
  hold(peer.read.is_whole, "both read it to its end");
  hold(ours.method == peer.read.method && ours.target == peer.read.target, "both find the same line");
  hold(ours.fields == peer.read.fields, "both find the same headers");
  hold(ours.body == peer.read.body, "both find the same body");
  hold(ours.size == peer.read.size, "both find the same end");
  // Of close and keep-alive together, it believes the second in HTTP/1.0.
  const bool finds_options = finds_all_options(ours) && !has_tab(bytes);
  hold(!ours.keeps_connection || peer.read.keeps_connection || !finds_options, "what it closes, we close");
}

}  // namespace
}  // namespace mock::fuzz

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  mock::fuzz::compare(mock::fuzz::text_of(data, size));
  return 0;
}
