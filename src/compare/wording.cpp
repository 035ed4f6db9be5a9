#include "compare/wording.h"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include "base/ascii.h"

namespace mock::compare {
namespace {

constexpr std::string_view something = "…";
constexpr std::size_t most_words = 8;  // of a name

bool is_boundary(std::string_view text, std::size_t position) {
  return position >= text.size() || !ascii::is_letter_or_digit(text[position]);
}

// Where a quote that opens before `from` is closed: before an end of the word, which an apostrophe does not stand at.
std::size_t closing(std::string_view text, char quote, std::size_t from) {
  auto position = text.find(quote, from);
  while (position != std::string_view::npos && !is_boundary(text, position + 1))
    position = text.find(quote, position + 1);
  return position;
}

// A word of a message, and the punctuation around it.
struct Word {
  std::string_view before, text, after;
};

Word word_of(std::string_view piece) {
  constexpr std::string_view punctuation = "'\"(),.:;[]<>!?";
  const auto first = std::min(piece.find_first_not_of(punctuation), piece.size());
  auto last = piece.find_last_not_of(punctuation);
  last = last == std::string_view::npos ? first : last + 1;
  return {piece.substr(0, first), piece.substr(first, last - first), piece.substr(last)};
}

std::vector<Word> words_of(std::string_view text) {
  std::vector<Word> words;
  while (!text.empty()) {
    const auto size = std::min(text.find(' '), text.size());
    words.push_back(word_of(text.substr(0, size)));
    text.remove_prefix(std::min(size + 1, text.size()));
  }
  return words;
}

// From the beginning of one word to the end of another, as it stands in the text.
std::string phrase(const Word& first, const Word& last) {
  return {first.text.data(), last.text.data() + last.text.size()};
}

// An address, an id, a date: but not "at least 600", nor what stands for a parameter.
bool looks_like_a_value(std::string_view word) {
  constexpr std::size_t longest_number = 9;
  if (word.starts_with('{') || word.starts_with("/v1")) return false;
  if (word.find('@') != std::string_view::npos) return true;
  if (!std::ranges::any_of(word, ascii::is_digit)) return false;
  return word.size() > longest_number || !ascii::all(word, ascii::is_digit);
}

}  // namespace

Wording::Wording(std::span<const Operation> operations) {
  for (const auto& row : operations) {
    words_.insert(row.id);
    for (const auto shape : {row.query, row.body, row.reply})
      if (shape != nullptr) learn_words(shape());
  }
}

void Wording::learn_words(const json::Shape& shape) {
  words_.insert(shape.choices.begin(), shape.choices.end());
  for (const auto& item : shape.items) learn_words(item);
  for (const auto& field : shape.fields) {
    words_.insert(field.name);
    learn_words(field.shape);
  }
}

void Wording::learn(const json::Value& value) {
  if (const auto text = value.as_text(); text.size() > 1 && !words_.contains(text)) world_.emplace(text);
  for (const auto& item : value.as_list()) learn(item);
  for (const auto& [name, member] : value.as_members()) {
    if (!words_.contains(name)) world_.emplace(name);
    learn(member);
  }
}

std::string Wording::without_world(std::string_view text, const Question& question) const {
  return without_names(without_quotes(without_parameters(text, question)));
}

// The longest of those that stand there goes first: one may be a part of another.
std::string Wording::without_parameters(std::string_view text, const Question& question) const {
  std::string told;
  while (!text.empty()) {
    const std::pair<std::string, std::string>* longest = nullptr;
    for (const auto& each : question.parameters)
      if (each.second.size() > 1 && !words_.contains(each.second) && text.starts_with(each.second) &&
          (longest == nullptr || each.second.size() > longest->second.size()))
        longest = &each;
    told += longest == nullptr ? std::string(1, text.front()) : "{" + longest->first + "}";
    text.remove_prefix(longest == nullptr ? 1 : longest->second.size());
  }
  return told;
}

// What stands in quotes was sent, or is of the world; unless it is a word of the API.
std::string Wording::without_quotes(std::string_view text) const {
  std::string told;
  for (std::size_t i = 0; i < text.size(); ++i) {
    told += text[i];
    if ((text[i] != '\'' && text[i] != '"') || (i > 0 && !is_boundary(text, i - 1))) continue;
    const auto end = closing(text, text[i], i + 1);
    if (end == std::string_view::npos) continue;
    const auto quoted = text.substr(i + 1, end - i - 1);
    (told += words_.contains(quoted) || quoted.starts_with('{') ? quoted : something) += text[end];
    i = end;
  }
  return told;
}

bool Wording::is_of_the_world(const std::string& text) const {
  return text != something && (world_.contains(text) || (looks_like_a_value(text) && !words_.contains(text)));
}

std::string Wording::without_names(std::string_view text) const {
  const auto words = words_of(text);
  std::string told;
  for (std::size_t i = 0; i < words.size();) {
    auto last = std::min(i + most_words, words.size()) - 1;
    while (last > i && !world_.contains(phrase(words[i], words[last]))) --last;
    const auto name = phrase(words[i], words[last]);
    if (i > 0) told += ' ';
    (told += words[i].before) += last > i || is_of_the_world(name) ? std::string(something) : name;
    told += words[last].after;
    i = last + 1;
  }
  return told;
}

}  // namespace mock::compare
