#include "cli/fixture_file.h"

#include <filesystem>
#include <fstream>
#include <sstream>

#include "fixtures/built_in.h"

namespace mock::cli {

FixtureText fixture_file(const std::string& name) {
  std::ifstream file(name, std::ios::binary);
  std::error_code ignored;
  if (!file || std::filesystem::is_directory(name, ignored))
    throw Failure{{"cannot read the fixture " + name + ": it is no file, and the built-in ones are demo and empty"},
                  true};
  std::ostringstream text;
  if (file.peek() != std::ifstream::traits_type::eof()) text << file.rdbuf();
  return {name, std::move(text).str()};
}

FixtureText find_fixture(const std::string& file_or_name) {
  if (const auto built_in = fixtures::built_in(file_or_name)) return {file_or_name, std::string(*built_in)};
  return fixture_file(file_or_name);
}

Seed read_fixture(const FixtureText& fixture, const fixtures::Circumstances& circumstances) {
  auto reading = fixtures::read(fixture.text, circumstances);
  if (reading.faults.empty()) return std::move(reading).seed();
  Failure failure;
  failure.messages = fixtures::to_texts(reading.faults, fixture.file, fixture.text);
  throw failure;
}

}  // namespace mock::cli
