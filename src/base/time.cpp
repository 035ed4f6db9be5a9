#include "base/time.h"

namespace mock {
namespace {

void write_digits(char* to, std::size_t width, unsigned value) {
  for (auto i = width; i-- > 0; value /= 10) to[i] = static_cast<char>('0' + value % 10);
}

// Reads the text from left to right; the first thing that does not fit makes everything after it fail.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : rest_(text) {}

  int number(std::size_t width, int lowest, int highest) {
    int value = 0;
    if (rest_.size() < width) return fail();
    for (const char c : rest_.substr(0, width)) {
      if (c < '0' || c > '9') return fail();
      value = value * 10 + (c - '0');
    }
    rest_.remove_prefix(width);
    return value < lowest || value > highest ? fail() : value;
  }
  char one_of(std::string_view accepted) {
    if (rest_.empty() || accepted.find(rest_.front()) == std::string_view::npos) return static_cast<char>(fail());
    const char c = rest_.front();
    rest_.remove_prefix(1);
    return c;
  }
  void skip_fraction() {
    if (!rest_.starts_with('.')) return;
    const auto after = rest_.find_first_not_of("0123456789", 1);
    if (after == 1 || rest_.size() == 1) fail();
    rest_.remove_prefix(after == std::string_view::npos ? rest_.size() : after);
  }
  [[nodiscard]] bool done() const { return good_ && rest_.empty(); }

 private:
  int fail() {
    good_ = false;
    return 0;
  }
  std::string_view rest_;
  bool good_ = true;
};

}  // namespace

std::array<char, 20> rfc3339_characters(Time time) {
  const auto day = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::year_month_day date(day);
  const std::chrono::hh_mm_ss clock(time - day);
  std::array out{'Y', 'Y', 'Y', 'Y', '-', 'M', 'M', '-', 'D', 'D', 'T', 'H', 'H', ':', 'M', 'M', ':', 'S', 'S', 'Z'};
  auto* const text = out.data();
  write_digits(text, 4, static_cast<unsigned>(static_cast<int>(date.year())));
  write_digits(text + 5, 2, static_cast<unsigned>(date.month()));
  write_digits(text + 8, 2, static_cast<unsigned>(date.day()));
  write_digits(text + 11, 2, static_cast<unsigned>(clock.hours().count()));
  write_digits(text + 14, 2, static_cast<unsigned>(clock.minutes().count()));
  write_digits(text + 17, 2, static_cast<unsigned>(clock.seconds().count()));
  return out;
}

std::string rfc3339(Time time) {
  const auto text = rfc3339_characters(time);
  return {text.data(), text.size()};
}

std::optional<Time> parse_rfc3339(std::string_view text) {
  using namespace std::chrono;
  Scanner scan(text);
  const year y(scan.number(4, 1, 9999));
  scan.one_of("-");
  const month mo(static_cast<unsigned>(scan.number(2, 1, 12)));
  scan.one_of("-");
  const day d(static_cast<unsigned>(scan.number(2, 1, 31)));
  const year_month_day date(y, mo, d);
  scan.one_of("Tt ");
  const hours h(scan.number(2, 0, 23));
  scan.one_of(":");
  const minutes m(scan.number(2, 0, 59));
  scan.one_of(":");
  const seconds s(scan.number(2, 0, 60));  // 60: a leap second, taken for the first of the next minute
  scan.skip_fraction();
  minutes offset{0};
  if (const char sign = scan.one_of("Zz+-"); sign == '+' || sign == '-') {
    const hours offset_h(scan.number(2, 0, 23));
    scan.one_of(":");
    offset = (offset_h + minutes(scan.number(2, 0, 59))) * (sign == '-' ? -1 : 1);
  }
  if (!scan.done() || !date.ok()) return std::nullopt;
  const Time time = sys_days(date) + h + m + s - offset;
  if (time < begin_of_time || time > end_of_time) return std::nullopt;
  return time;
}

Time real_time() { return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()); }

}  // namespace mock
