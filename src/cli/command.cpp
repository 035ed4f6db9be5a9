#include "cli/command.h"

#include <CLI/CLI.hpp>
#include <optional>
#include <utility>

namespace mock::cli {

Option& Option::variable(const std::string& name) {
  option_->envname(name);
  return *this;
}

Option& Option::required() {
  option_->required();
  return *this;
}

Option& Option::shows_default() {
  option_->capture_default_str();
  return *this;
}

Option& Option::shows_default(const std::string& text) {
  option_->default_str(text);
  return *this;
}

Option& Option::takes_one_each_time() {
  option_->allow_extra_args(false);
  return *this;
}

Option& Option::separated_by(char separator) {
  option_->delimiter(separator);
  return *this;
}

Option& Option::checked(std::function<std::string(const std::string&)> what_is_wrong) {
  option_->check(std::move(what_is_wrong));
  return *this;
}

Option& Option::rewritten(const std::function<std::string(std::string)>& as) {
  option_->transform(as);
  return *this;
}

Option& Option::one_of(const std::vector<std::string>& choices) {
  option_->check(CLI::IsMember(choices));
  return *this;
}

Option& Option::positive() {
  option_->check(CLI::PositiveNumber);
  return *this;
}

Option& Option::not_negative() {
  option_->check(CLI::NonNegativeNumber);
  return *this;
}

template <class Number>
Option& Option::between(Number least, Number most) {
  option_->check(CLI::Range(least, most));
  return *this;
}
template Option& Option::between(int, int);
template Option& Option::between(std::uint64_t, std::uint64_t);

Option& Option::needs(const Option& other) {
  option_->needs(other.option_);
  return *this;
}

Option& Option::excludes(const std::string& other) {
  option_->excludes(other);
  return *this;
}

Command::Command(CLI::App& app, const std::string& name, const std::string& description)
    : app_(app.add_subcommand(name, description)) {}

template <class Place>
Option Command::option(const std::string& names, Place& place, const std::string& description) {
  return Option(*app_->add_option(names, place, description));
}
template Option Command::option(const std::string&, std::string&, const std::string&);
template Option Command::option(const std::string&, std::vector<std::string>&, const std::string&);
template Option Command::option(const std::string&, int&, const std::string&);
template Option Command::option(const std::string&, std::size_t&, const std::string&);
template Option Command::option(const std::string&, std::int64_t&, const std::string&);
template Option Command::option(const std::string&, double&, const std::string&);
template Option Command::option(const std::string&, std::optional<std::uint64_t>&, const std::string&);

Option Command::option_for(const std::string& names, const std::function<void(const std::string&)>& take,
                           const std::string& description) {
  return Option(*app_->add_option_function<std::string>(names, take, description));
}

Option Command::flag(const std::string& names, bool& place, const std::string& description) {
  return Option(*app_->add_flag(names, place, description));
}

void Command::remove(const std::string& option) { app_->remove_option(app_->get_option(option)); }

void Command::examples(const std::vector<std::string>& lines) {
  std::string text = "Examples:\n";
  for (const auto& line : lines) text += "  " + line + "\n";
  app_->footer(text);
}

void Command::does(const std::function<void()>& work) { app_->callback(work); }

std::vector<std::string> Command::option_names() const {
  std::vector<std::string> names;
  for (const auto* option : std::as_const(*app_).get_options()) names.push_back(option->get_name());
  return names;
}

std::vector<Command::Given> Command::given() const {
  std::vector<Given> all;
  for (const auto* option : std::as_const(*app_).get_options()) {
    if (option->count() == 0) continue;
    const bool is_flag = option->get_items_expected_max() == 0;
    all.push_back({option->get_name(), is_flag ? std::vector<std::string>() : option->results()});
  }
  return all;
}

}  // namespace mock::cli
