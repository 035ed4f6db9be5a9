#include "messages.h"

#include <algorithm>

#include "http/chunks.h"
#include "http/head.h"
#include "http/message.h"
#include "must.h"

namespace mock::fuzz {
namespace {

// Gives out more and more of the bytes.
class Pieces {
 public:
  Pieces(std::string_view bytes, std::size_t step) : bytes_(bytes), step_(step) {}
  [[nodiscard]] std::string_view come() const { return bytes_.substr(0, come_); }
  bool more() {
    if (come_ == bytes_.size()) return false;
    come_ = std::min(bytes_.size(), come_ + step_);
    return true;
  }

 private:
  std::string_view bytes_;
  std::size_t step_, come_ = 0;
};

bool is_inside(std::string_view part, std::string_view whole) {
  return part.empty() || (part.data() >= whole.data() && part.data() + part.size() <= whole.data() + whole.size());
}

void keep(ReadMessage& read, const Head& head, std::string_view bytes) {
  must(is_inside(head.method, bytes) && is_inside(head.target, bytes), "what is found lies in what was read", bytes);
  read.method = head.method;
  read.target = head.target;
  for (const auto& [name, value] : head.fields) {
    must(!name.empty() && is_inside(name, bytes) && is_inside(value, bytes), "what is found lies in what was read",
         bytes);
    must(value.find_first_of(std::string_view("\r\n\0", 3)) == std::string_view::npos, "a value is one line", bytes);
    read.fields.emplace_back(name, value);
  }
}

bool read_body(ReadMessage& read, const Message& message, Pieces& pieces) {
  if (!message.is_chunked) {
    while (pieces.come().size() - read.size < message.body_length)
      if (!pieces.more()) return false;
    read.body = pieces.come().substr(read.size, message.body_length);
    read.size += message.body_length;
    return true;
  }
  Chunks chunks;
  while (true) {
    read.size += chunks.take(pieces.come().substr(read.size), read.body);
    if (chunks.is_whole()) return true;
    if (!pieces.more()) return false;
  }
}

}  // namespace

ReadMessage read_message(std::string_view bytes, std::size_t step) {
  ReadMessage read;
  Pieces pieces(bytes, step);
  HeadParser parser;
  try {
    while (!parser.parse(pieces.come()))
      if (!pieces.more()) return read;
    const auto message = understood(parser.head());
    must(message.target == "*" || message.target.starts_with('/') || message.authority, "a target is a path", bytes);
    must(!message.is_chunked || message.body_length == 0, "a body has one length", bytes);
    keep(read, parser.head(), bytes);
    read.keeps_connection = message.keeps_connection;
    read.size = parser.size();
    read.is_whole = read_body(read, message, pieces);
    if (!read.is_whole) read = {};
  } catch (const Unreadable& unreadable) {
    read = {.refused = unreadable.status, .why = unreadable.what()};
  }
  return read;
}

}  // namespace mock::fuzz
