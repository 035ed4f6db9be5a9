#pragma once
// Asks a running API, harmlessly: what can be asked here changes nothing, and it is asked no faster, no more often and
// no more at once than is allowed. `capture` and `compare` ask through this alone.
//
//   Asker asker({.url = "https://api.aiven.io", .token = token}, {.a_second = 5});
//   const auto answer = asker.answer_to({.target = "/v1/organizations"});
//   const auto answers = asker.answers_to({{.target = "/v1/me"}, {.way = Way::head, .target = "/v1/project"}});
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mock::asking {

/// What changes nothing. There is no other way to ask.
enum class Way { get, head, options };

std::string_view method_of(Way way);

using HeaderLines = std::vector<std::pair<std::string, std::string>>;

struct Question {
  Way way = Way::get;
  std::string target;                          // behind the URL: /v1/organizations?limit=10
  std::optional<std::string> authorization{};  // instead of that of the token; "": none is sent
  HeaderLines headers{};                       // besides
};

struct Answer {
  int status = 0;
  HeaderLines headers{};
  std::string body{};

  /// The value of a header, whatever the case of its name; empty when there is none.
  [[nodiscard]] std::string_view header(std::string_view name) const;
};

/// Whether an answer says nothing but that the API cannot be asked now: 429, 502, 503, 504.
bool is_of_the_moment(int status);

/// There is no answer, and there will be none: nobody answers, not even after some waiting, or no more may be asked.
class NoAnswer : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

struct Limits {
  double a_second = 10;                    // questions; 0: as fast as it goes
  std::int64_t most = 1'000'000;           // questions in all, those that are asked again counted each time
  std::size_t at_once = 4;                 // questions that wait for their answer
  int attempts = 8;                        // of a question that meets 429, 500, 502, 503, 504, or a broken connection
  std::chrono::seconds longest_wait{600};  // before it is asked again: nobody is waited for longer
};

/// Time that passes, which tests make up.
struct Pace {
  std::function<std::chrono::steady_clock::time_point()> now;
  std::function<void(std::chrono::steady_clock::time_point)> wait_until;
};
Pace real_pace();

class Asker {
 public:
  struct Whom {
    std::string url;      // with or without a slash at its end; http://HOST:PORT/_world/NAME is one as well
    std::string token{};  // "": nobody
    std::string ca_file{};
  };
  /// Throws std::runtime_error, which says what is wrong with the URL or the file.
  explicit Asker(Whom whom, Limits limits = {}, Pace pace = real_pace());
  ~Asker();
  Asker(const Asker&) = delete;
  Asker& operator=(const Asker&) = delete;

  /// Waits for its turn, asks, and asks again what is worth it. What is still 429 or 500 after that is the answer.
  /// Throws NoAnswer.
  Answer answer_to(const Question& question);
  /// The answers in the order of the questions, of which several are asked at once. Throws the first NoAnswer there is;
  /// `heard(n)` is called in between, by any thread but never by two at once: so many have been answered.
  std::vector<Answer> answers_to(const std::vector<Question>& questions,
                                 const std::function<void(std::size_t)>& heard = {});

  /// How many were asked, again each time.
  [[nodiscard]] std::int64_t asked() const;

 private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

}  // namespace mock::asking
