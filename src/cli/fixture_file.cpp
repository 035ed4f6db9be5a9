#include "cli/fixture_file.h"

#include <stdexcept>
#include <system_error>

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
  return fixture_file(file_or_name, pipes);
}

Seed read_fixture(const FixtureText& fixture, const fixtures::Circumstances& circumstances) {
  auto reading = fixtures::read(fixture.text, circumstances);
  if (reading.problems.empty()) return std::move(reading).seed();
  Failure failure;
  failure.messages = fixtures::to_texts(reading.problems, fixture.file, fixture.text);
  throw failure;
}

}  // namespace mock::cli
