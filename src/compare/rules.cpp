#include "compare/rules.h"

#include <algorithm>
#include <iterator>

#include "base/ascii.h"
#include "fidelity_document.h"

namespace mock::compare {
namespace {

constexpr std::string_view beginning_of_operations = "Operations:";

std::string_view cut_line(std::string_view& text) {
  const auto end = std::min(text.find('\n'), text.size());
  const auto line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return line;
}

// The names in "Operations: OrganizationGet, OrganizationUpdate,".
void add_names(std::string_view line, std::set<std::string, std::less<>>& names) {
  while (!line.empty()) {
    const auto end = std::min(line.find_first_of(" ,."), line.size());
    if (end > 0 && line[end - 1] != ':') names.emplace(line.substr(0, end));
    line.remove_prefix(std::min(end + 1, line.size()));
  }
}

// "| T2 | A token … |": an id is a few capitals and a number.
bool is_id(std::string_view text) {
  return text.size() > 1 && ascii::is_upper(text.front()) && ascii::is_digit(text.back()) &&
         ascii::all(text, [](char c) { return ascii::is_upper(c) || ascii::is_digit(c); });
}

bool goes_on(char c) { return ascii::is_letter_or_digit(c) || c == '_'; }

// The word in code quotes, alone or at their beginning; or, of more words than one, the sentence.
bool names(std::string_view rule, std::string_view word) {
  constexpr std::size_t enough = 24;  // characters of a sentence, behind which something of the world may come
  if (word.find(' ') != std::string_view::npos)
    return word.size() > 8 && rule.find(word.substr(0, enough)) != std::string_view::npos;
  const auto quoted = "`" + std::string(word);
  for (auto at = rule.find(quoted); at != std::string_view::npos; at = rule.find(quoted, at + 1))
    if (const auto end = at + quoted.size(); end < rule.size() && !goes_on(rule[end])) return true;
  return false;
}

}  // namespace

Rules::Rules(std::string_view document) {
  bool lists_operations = false;
  while (!document.empty()) {
    const auto line = cut_line(document);
    if (line.starts_with("##")) sections_.emplace_back();
    if (sections_.empty()) continue;
    auto& section = sections_.back();
    if (line.starts_with(beginning_of_operations)) lists_operations = true;
    if (line.empty()) lists_operations = false;
    if (lists_operations) add_names(line, section.operations);
    if (!line.starts_with("| ")) continue;
    const auto id = line.substr(2, line.find(" |", 2) - 2);
    if (is_id(id)) section.rules.push_back({std::string(id), std::string(line)});
  }
}

std::vector<std::string> Rules::about(std::string_view operation, const std::vector<std::string>& words) const {
  constexpr std::size_t few = 3;
  auto near = naming(words, [&](const Section& section) {
    return section.operations.empty() || section.operations.contains(operation);
  });
  if (!near.empty()) return near;
  std::vector<std::string> special;
  std::ranges::copy_if(words, std::back_inserter(special),
                       [](const std::string& word) { return word.find('_') != std::string::npos; });
  auto anywhere = naming(special, [](const Section& /*each*/) { return true; });
  return anywhere.size() > few ? std::vector<std::string>() : anywhere;
}

std::vector<std::string> Rules::naming(const std::vector<std::string>& words,
                                       const std::function<bool(const Section&)>& among) const {
  std::vector<std::string> ids;
  for (const auto& section : sections_) {
    if (!among(section)) continue;
    for (const auto& rule : section.rules)
      if (std::ranges::any_of(words, [&](const std::string& word) { return names(rule.text, word); }))
        ids.push_back(rule.id);
  }
  return ids;
}

std::size_t Rules::size() const {
  std::size_t count = 0;
  for (const auto& section : sections_) count += section.rules.size();
  return count;
}

const Rules& known_rules() {
  static const Rules rules(fidelity_document.front().second);
  return rules;
}

}  // namespace mock::compare
