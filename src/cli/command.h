#pragma once
// A command of the program and its options: what each is called, where its value goes, and what it may be. CLI11 reads
// the command line; a compiler takes seconds for it, so that few files look behind this one.
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace mock::cli {

/// One option. What is said of it returns it, so that more can be said.
class Option {
 public:
  explicit Option(CLI::Option& option) : option_(&option) {}

  /// The environment variable that says it where the command line does not.
  Option& variable(const std::string& name);
  Option& required();
  /// --help tells what it is unless it is given: what its place holds now, or this text.
  Option& shows_default();
  Option& shows_default(const std::string& text);
  /// One value each time that it is given; else what follows is its value, too.
  Option& takes_one_each_time();
  /// One value may hold several.
  Option& separated_by(char separator);

  /// `what_is_wrong` says so of a value, or nothing when it is fine.
  Option& checked(std::function<std::string(const std::string&)> what_is_wrong);
  Option& rewritten(const std::function<std::string(std::string)>& as);
  Option& one_of(const std::vector<std::string>& choices);
  Option& positive();
  Option& not_negative();
  template <class Number>  // int, std::size_t or std::uint64_t
  Option& between(Number least, Number most);

  Option& needs(const Option& other);
  Option& excludes(const std::string& other);

 private:
  CLI::Option* option_;
};

class Command {
 public:
  /// Adds a command to the program.
  Command(CLI::App& app, const std::string& name, const std::string& description);

  /// Without dashes the name is that of an argument. A place may be a text or texts, a number, or an optional number;
  /// command.cpp lists them.
  template <class Place>
  Option option(const std::string& names, Place& place, const std::string& description);
  Option option_for(const std::string& names, const std::function<void(const std::string&)>& take,
                    const std::string& description);
  Option flag(const std::string& names, bool& place, const std::string& description);
  void remove(const std::string& option);

  /// Adds examples to its help, each a command line.
  void examples(const std::vector<std::string>& lines);
  /// What it does when it is the one that was given.
  void does(const std::function<void()>& work);

  [[nodiscard]] std::vector<std::string> option_names() const;
  /// The options that were given, or said by their variables; a flag has no values.
  struct Given {
    std::string name;
    std::vector<std::string> values;
  };
  [[nodiscard]] std::vector<Given> given() const;

 private:
  CLI::App* app_;
};

}  // namespace mock::cli
