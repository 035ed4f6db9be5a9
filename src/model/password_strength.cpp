#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "base/ascii.h"
#include "model/passwords.h"
#include "model/refusals.h"
#include "model/users.h"

namespace mock::passwords {
namespace {

// What people choose first. Whoever guesses begins with these, alone and as parts of longer passwords.
constexpr std::array<std::string_view, 24> common_words{
    "password", "passw0rd", "qwertyuiop", "qwerty",   "asdfgh", "letmein",  "welcome",  "iloveyou",
    "admin",    "secret",   "dragon",     "football", "monkey", "sunshine", "princess", "baseball",
    "changeme", "master",   "superman",   "trustno1", "login",  "abc123",   "1q2w3e4r", "aiven",
};

constexpr double bits_of_a_word = 10;  // one of about a thousand
constexpr std::size_t shortest_word = 3;
// Bits at which the score goes up by one.
constexpr std::array<double, 4> steps{20, 30, 40, 55};
constexpr int lowest_acceptable_score = 2;

constexpr std::array<std::string_view, 5> messages{
    "Very easy to guess", "Easy to guess", "Acceptable", "Good", "Very good",
};

bool begins_a_character(char c) { return (static_cast<unsigned char>(c) & 0xc0U) != 0x80U; }  // in UTF-8

// The words of "sofia@acme.example" are sofia, acme and example.
void add_words_of(const std::string& text, std::vector<std::string>& words) {
  words.push_back(text);
  std::string word;
  for (const char c : text + ' ') {
    if (ascii::is_letter_or_digit(c)) {
      word += c;
      continue;
    }
    words.push_back(word);
    word.clear();
  }
}

std::vector<std::string> words_to_try(const std::vector<std::string>& known) {
  std::vector<std::string> words(common_words.begin(), common_words.end());
  for (const auto& text : known) add_words_of(ascii::lower_case(text), words);
  std::erase_if(words, [](const std::string& word) { return word.size() < shortest_word; });
  std::stable_sort(words.begin(), words.end(),
                   [](const auto& a, const auto& b) { return a.size() > b.size(); });  // longer ones hold shorter ones
  return words;
}

// Takes words out of a password in lower case, and returns how many there were. Where one was, the text is cut.
int take_words(std::string& text, const std::vector<std::string>& words) {
  int taken = 0;
  for (const auto& word : words)
    for (auto at = text.find(word); at != std::string::npos; at = text.find(word)) {
      text.replace(at, word.size(), 1, '\0');
      ++taken;
    }
  return taken;
}

// How many characters there are to choose from, as far as the password shows.
double characters_to_choose_from(std::string_view password) {
  const auto has = [&](auto is_of_them) { return std::any_of(password.begin(), password.end(), is_of_them); };
  double count = 0;
  if (has(ascii::is_lower)) count += 26;
  if (has(ascii::is_upper)) count += 26;
  if (has(ascii::is_digit)) count += 10;
  if (has([](char c) { return !ascii::is_letter_or_digit(c); })) count += 33;
  return std::max(count, 1.0);
}

// Characters that neither repeat the one before nor go on as the two before did (abc, 987).
int surprising_characters(std::string_view text) {
  int count = 0;
  std::optional<int> step;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto next = i == 0 ? std::nullopt : std::optional(text[i] - text[i - 1]);
    const bool goes_on = next && (*next == 0 || (step == next && std::abs(*next) == 1));
    if (text[i] != '\0' && !goes_on && begins_a_character(text[i])) ++count;
    step = next;
  }
  return count;
}

double bits_of(std::string_view password, const std::vector<std::string>& known) {
  auto text = ascii::lower_case(password);
  const int words = take_words(text, words_to_try(known));
  return words * bits_of_a_word + surprising_characters(text) * std::log2(characters_to_choose_from(password));
}

bool is_common(std::string_view password) {
  const auto lower = ascii::lower_case(password);
  return std::any_of(common_words.begin(), common_words.end(), [&](std::string_view word) {
    if (!lower.starts_with(word)) return false;
    return ascii::all(std::string_view(lower).substr(word.size()), ascii::is_digit);
  });
}

}  // namespace

Strength strength(std::string_view password, const std::vector<std::string>& known) {
  if (std::count_if(password.begin(), password.end(), begins_a_character) < shortest_password)
    return {0, false, "Too short: a password has at least 8 characters"};
  if (is_common(password)) return {0, false, refusals::user_password_compromised.message};
  const auto bits = bits_of(password, known);
  const auto score =
      static_cast<int>(std::count_if(steps.begin(), steps.end(), [&](double step) { return bits >= step; }));
  return {score, score >= lowest_acceptable_score, messages.at(static_cast<std::size_t>(score))};
}

void check_acceptable(std::string_view password, const std::vector<std::string>& known) {
  if (is_common(password)) throw Refusal(refusals::user_password_compromised);
  const auto found = strength(password, known);
  if (!found.is_acceptable)
    throw Refusal(refusals::bad_request, "The password is not strong enough: " + ascii::lower_case(found.message));
}

}  // namespace mock::passwords
