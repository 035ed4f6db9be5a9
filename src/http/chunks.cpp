#include "chunks.h"

#include <algorithm>
#include <charconv>

#include "head.h"
#include "message.h"

namespace mock {
namespace {

constexpr std::size_t longest_line = std::size_t{4} << 10U;

// The line at the front of `bytes` without its end; nothing when its end has not come.
std::optional<std::string_view> line_in(std::string_view bytes) {
  const auto end = bytes.find('\n');
  if (std::min(end, bytes.size()) > longest_line)
    throw Unreadable(431, "A line between the chunks is longer than " + std::to_string(longest_line) + " bytes");
  if (end == std::string_view::npos) return std::nullopt;
  if (end == 0 || bytes[end - 1] != '\r') throw Unreadable(400, "A line between the chunks does not end with CR LF");
  return bytes.substr(0, end - 1);
}

}  // namespace

std::size_t Chunks::take(std::string_view bytes, std::string& body) {
  const auto before = bytes.size();
  while (!is_whole()) {
    if (next_ == Next::data) {
      const auto data = bytes.substr(0, left_);
      body += data;
      bytes.remove_prefix(data.size());
      left_ -= data.size();
      if (left_ > 0) break;
      next_ = Next::end_of_data;
    }
    const auto line = line_in(bytes);
    if (!line) break;
    bytes.remove_prefix(line->size() + 2);
    take_line(*line);
  }
  return before - bytes.size();
}

void Chunks::take_line(std::string_view line) {
  if (next_ == Next::size) return take_size(line);
  if (next_ == Next::end_of_data) {
    if (!line.empty()) throw Unreadable(400, "A chunk is longer than it says");
    next_ = Next::size;
  } else if (line.empty()) {
    next_ = Next::nothing;
  } else {
    field_in(line);
    if ((beside_ += line.size()) > longest_head)
      throw Unreadable(431, "The trailers are longer than " + std::to_string(longest_head) + " bytes");
  }
}

void Chunks::take_size(std::string_view line) {
  const auto* const end = line.data() + line.size();
  std::size_t size = 0;
  const auto [stop, error] = std::from_chars(line.data(), end, size, 16);
  const auto extensions = without_blanks({stop, static_cast<std::size_t>(end - stop)});
  if (error == std::errc::invalid_argument || (stop != end && !extensions.starts_with(';')) ||
      !is_field_value(extensions))
    throw Unreadable(400, "A chunk does not begin with its size");
  if (error != std::errc() || size > longest_request_body - in_all_)
    throw Unreadable(413, "The request body is longer than " + std::to_string(longest_request_body) + " bytes");
  if ((beside_ += extensions.size()) > longest_head)
    throw Unreadable(431, "The extensions of chunks are longer than " + std::to_string(longest_head) + " bytes");
  in_all_ += size;
  left_ = size;
  next_ = size == 0 ? Next::trailer : Next::data;
}

}  // namespace mock
