#include "base/zip.h"

#include <cstddef>
#include <cstdint>

namespace mock::zip {
namespace {

using namespace std::string_view_literals;

// The list of entries stands at the end, and a record behind it says where it begins. All numbers have their lowest
// byte first.
constexpr auto end_record = "PK\x05\x06"sv;
constexpr auto entry_record = "PK\x01\x02"sv;
constexpr std::size_t length_of_end = 22, length_of_entry = 46;

std::size_t number(std::string_view bytes, std::size_t at, std::size_t width) {
  constexpr unsigned bits_of_byte = 8;
  std::size_t value = 0;
  for (auto i = width; i > 0; --i) value = (value << bits_of_byte) | static_cast<unsigned char>(bytes[at + i - 1]);
  return value;
}

}  // namespace

std::optional<std::vector<std::string_view>> entry_names(std::string_view archive) {
  constexpr std::size_t entries_at = 10;
  constexpr std::size_t offset_at = 16;
  const auto end = archive.rfind(end_record);
  if (end == std::string_view::npos || archive.size() - end < length_of_end) return std::nullopt;
  std::vector<std::string_view> names;
  auto at = number(archive, end + offset_at, 4);
  for (auto left = number(archive, end + entries_at, 2); left > 0; --left) {
    constexpr std::size_t name_at = 28;
    constexpr std::size_t extra_at = 30;
    constexpr std::size_t comment_at = 32;
    if (at > end || end - at < length_of_entry || !archive.substr(at).starts_with(entry_record)) return std::nullopt;
    const auto name = number(archive, at + name_at, 2);
    names.push_back(archive.substr(at + length_of_entry, name));
    at += length_of_entry + name + number(archive, at + extra_at, 2) + number(archive, at + comment_at, 2);
    if (at > end) return std::nullopt;
  }
  return names;
}

}  // namespace mock::zip
