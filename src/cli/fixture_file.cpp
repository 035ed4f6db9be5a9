#include "cli/fixture_file.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <system_error>
#include <utility>

#include "base/nearest.h"
#include "fixtures/built_in.h"

namespace mock::cli {
namespace {

// Some editors put one before the text. Files are people's, so it is overlooked there, and nowhere else.
std::string without_byte_order_mark(std::string text) {
  constexpr std::string_view mark = "\xef\xbb\xbf";
  if (text.starts_with(mark)) text.erase(0, mark.size());
  return text;
}

// A file is beside the one that extends it.
fixtures::Found find_extended(const std::string& name, const std::string& from) {
  if (const auto built_in = fixtures::built_in(name)) return {FixtureText{name, std::string(*built_in)}};
  const auto file = (std::filesystem::path(from).parent_path() / name).lexically_normal().string();
  try {
    return {fixture_file(file, Pipes::refused)};
  } catch (const Failure& failure) {
    return {std::nullopt, failure.messages.front()};
  }
}

}  // namespace

FixtureText fixture_file(const std::string& name, Pipes pipes) {
  const auto cannot = "cannot read the fixture " + name + ": ";
  try {
    return {name, without_byte_order_mark(read_file(name, pipes))};
  } catch (const std::system_error& error) {
    if (error.code() != std::errc::no_such_file_or_directory) throw Failure{{cannot + error.code().message()}};
    throw Failure{{cannot + "there is no such file, and the built-in ones are demo and empty" +
                   did_you_mean(name, fixtures::built_in_names())},
                  true};
  } catch (const std::runtime_error& error) {
    throw Failure{{cannot + error.what()}};
  }
}

FixtureText find_fixture(const std::string& file_or_name, Pipes pipes) {
  if (const auto built_in = fixtures::built_in(file_or_name)) return {file_or_name, std::string(*built_in)};
  if (file_or_name == "-") return {"standard input", fixture_file("/dev/stdin", pipes).text};
  return fixture_file(file_or_name, pipes);
}

Settings::Settings(const std::vector<std::string>& options) {
  for (const auto& option : options) {
    const auto end = option.find('=');
    values_.insert_or_assign(option.substr(0, end), option.substr(end + 1));
  }
}

std::optional<std::string> Settings::value_of(std::string_view name) const {
  if (const auto set = values_.find(name); set != values_.end()) return set->second;
  const auto* const value = std::getenv(std::string(name).c_str());
  return value == nullptr ? std::nullopt : std::optional<std::string>(value);
}

void Settings::refuse_others(const std::vector<std::string>& variables) const {
  for (const auto& [name, _] : values_)
    if (std::find(variables.begin(), variables.end(), name) == variables.end())
      throw Failure{{"--set " + name + ": no fixture has a variable of this name" +
                     did_you_mean(name, {variables.begin(), variables.end()})}};
}

std::string check_setting(const std::string& option) {
  const auto end = option.find('=');
  return end == std::string::npos || end == 0 ? "it must be NAME=VALUE, not " + option : std::string();
}

fixtures::Reading read_fixtures(std::vector<FixtureText> fixtures, fixtures::Circumstances circumstances,
                                const Settings& settings) {
  circumstances.find = find_extended;
  circumstances.variable = [&](std::string_view name) { return settings.value_of(name); };
  auto reading = fixtures::read(std::move(fixtures), circumstances);
  if (!reading.problems.empty()) throw Failure{fixtures::to_texts(reading)};
  settings.refuse_others(reading.variables);
  return reading;
}

}  // namespace mock::cli
