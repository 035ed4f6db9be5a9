#include "words.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/cidr.h"

namespace mock::capture {
namespace {

using ascii::all;
using ascii::is_digit;

// Whatever is no ASCII belongs to a word of some language.
bool is_letter(char c) { return ascii::is_letter(c) || static_cast<unsigned char>(c) >= 0x80; }
bool is_of_a_word(char c) { return is_letter(c) || is_digit(c); }
bool has_digit(std::string_view text) { return std::any_of(text.begin(), text.end(), is_digit); }

// The longest beginning of which `is` holds.
template <class Is>
std::string_view beginning(std::string_view text, Is is) {
  const auto end = std::find_if_not(text.begin(), text.end(), is);
  return text.substr(0, static_cast<std::size_t>(end - text.begin()));
}

// What ids begin with: clients and fixtures tell kinds of things by it.
std::string_view beginning_of_id(std::string_view token) {
  constexpr std::array known{"addr", "org", "uam", "ip", "at", "am", "ug", "pm", "cm", "u", "a", "d"};
  for (const std::string_view prefix : known)
    if (token.starts_with(prefix) && has_digit(token.substr(prefix.size())) &&
        all(token.substr(prefix.size()), ascii::is_lower_hex_digit))
      return prefix;
  return {};
}

// As big or small as `model` is written.
std::string written_as(std::string_view model, std::string word) {
  if (model.size() > 1 && all(model, ascii::is_upper))
    std::transform(word.begin(), word.end(), word.begin(), ascii::to_upper);
  else if (ascii::is_upper(model.front()))
    word.front() = ascii::to_upper(word.front());
  return word;
}

// "https" of "https://…", and "arn:aws:iam" of "arn:aws:iam::…": they say how to read the rest.
std::string_view what_says_how(std::string_view text) {
  if (const auto scheme = text.find("://");
      scheme != std::string_view::npos && all(text.substr(0, scheme), is_of_a_word))
    return text.substr(0, scheme);
  if (text.starts_with("arn:")) return text.substr(0, text.find(':', text.find(':', text.find(':') + 1) + 1));
  return {};
}

bool is_private_or_any(std::string_view range) {
  constexpr std::array kept{"10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "127.0.0.0/8"};
  const auto parsed = Cidr::parse(range);
  return parsed->prefix_length() == 0 ||
         std::any_of(kept.begin(), kept.end(), [&](const char* each) { return Cidr::parse(each)->contains(*parsed); });
}

}  // namespace

void Words::hide(std::string_view text) {
  while (!text.empty()) {
    text.remove_prefix(beginning(text, [](char c) { return !is_of_a_word(c); }).size());
    const auto word = beginning(text, is_of_a_word);
    hidden_.insert(ascii::lower_case(word));
    for (auto rest = word; !rest.empty();) {
      const auto run = is_digit(rest.front()) ? beginning(rest, is_digit) : beginning(rest, is_letter);
      hidden_.insert(ascii::lower_case(run));
      rest.remove_prefix(run.size());
    }
    text.remove_prefix(word.size());
  }
}

std::string Words::made_up(std::string_view text) {
  if (is_ip_range(text)) return address(text);
  if (ascii::is_uuid(text)) {
    auto& instead = instead_[ascii::lower_case(text)];
    while (instead.empty() || has_hidden(instead)) instead = chance_.uuid();
    return instead;
  }
  std::string out(what_says_how(text));
  text.remove_prefix(out.size());
  while (!text.empty()) {
    const auto between = beginning(text, [](char c) { return !is_of_a_word(c); });
    out += between;
    text.remove_prefix(between.size());
    const auto word = beginning(text, is_of_a_word);
    if (!word.empty()) out += token(word);
    text.remove_prefix(word.size());
  }
  return out;
}

bool Words::has_hidden(std::string_view uuid) const {
  while (!uuid.empty()) {
    const auto part = uuid.substr(0, uuid.find('-'));
    if (hidden_.contains(part)) return true;
    uuid.remove_prefix(std::min(part.size() + 1, uuid.size()));
  }
  return false;
}

std::string Words::token(std::string_view token) {
  constexpr std::size_t shortest_hex = 8;
  const auto prefix = beginning_of_id(token);
  const auto rest = token.substr(prefix.size());
  const bool is_hex = has_digit(rest) && all(rest, ascii::is_lower_hex_digit) && !all(rest, is_digit);
  if (is_hex && (!prefix.empty() || rest.size() >= shortest_hex))
    return std::string(prefix) + instead_of(rest, Form::hex);
  return std::string(prefix) + runs(rest);
}

std::string Words::runs(std::string_view token) {
  std::string out;
  while (!token.empty()) {
    const bool digits = is_digit(token.front());
    const auto run = digits ? beginning(token, is_digit) : beginning(token, is_letter);
    out += digits ? instead_of(run, Form::digits) : written_as(run, instead_of(run, Form::letters));
    token.remove_prefix(run.size());
  }
  return out;
}

std::string Words::instead_of(std::string_view word, Form form) {
  const auto key = ascii::lower_case(word);
  if (const auto known = instead_.find(key); known != instead_.end()) return known->second;
  constexpr int tries_of_a_length = 100;
  constexpr std::size_t shortest_to_hide = 4;  // of digits: all shorter numbers are in every text
  const auto is_free = [&](const std::string& made) {
    const bool is_hidden = hidden_.contains(made) && (form != Form::digits || made.size() >= shortest_to_hide);
    return made != key && !is_hidden && !made_.contains(made);
  };
  auto length = word.size();
  auto made = any_of(form, length);
  for (int tries = 1; !is_free(made); ++tries) {
    if (tries % tries_of_a_length == 0) ++length;
    made = any_of(form, length);
  }
  made_.insert(made);
  return instead_[key] = made;
}

std::string Words::any_of(Form form, std::size_t length) {
  constexpr std::string_view consonants = "bdfgklmnprstvz";
  constexpr std::string_view vowels = "aeiou";
  constexpr std::string_view hex = "0123456789abcdef";
  constexpr std::size_t ten = 10;
  std::string out;
  while (out.size() < length) {
    const auto from = form == Form::hex      ? hex
                      : form == Form::digits ? hex.substr(0, ten)
                      : out.size() % 2 == 0  ? consonants
                                             : vowels;
    out += from[below(from.size())];
  }
  return out;
}

// Private networks and "everywhere" say nothing of anybody. All others become some of those that are for tests.
std::string Words::address(std::string_view text) {
  if (is_private_or_any(text)) return std::string(text);
  auto& instead = instead_[std::string(text)];
  if (!instead.empty()) return instead;
  const auto slash = std::min(text.find('/'), text.size());
  const bool is_v6 = text.find(':') != std::string_view::npos;
  const bool is_range = slash < text.size();
  constexpr unsigned hosts = 254;
  const auto number = addresses_++;
  if (is_v6)
    instead = "2001:db8:" + std::to_string(1 + number) + "::";
  else
    instead = "198." + std::to_string(18 + number / hosts) + "." + std::to_string(1 + number % hosts) +
              (is_range ? ".0" : ".1");
  if (is_range) instead += is_v6 ? "/48" : "/24";
  return instead;
}

}  // namespace mock::capture
