#include "asking/asker.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <charconv>
#include <exception>
#include <mutex>
#include <thread>

#include "base/version.h"
#include "exchange/request.h"
#include "http/remote.h"

namespace mock::asking {
namespace {

using Duration = std::chrono::steady_clock::duration;
using std::chrono::seconds;

// Nobody answered, or what was asked may have nothing to do with it.
bool is_worth_another_try(int status) {
  constexpr int internal_error = 500;
  return status == 0 || status == internal_error || is_of_the_moment(status);
}

// 1, 2, 4, 8 … seconds.
seconds patience_after(int failures) {
  constexpr int most_doublings = 6;
  return seconds(1U << static_cast<unsigned>(std::min(failures - 1, most_doublings)));
}

// What Retry-After asks for in seconds. A date there says nothing here: the two clocks may differ.
std::optional<seconds> asked_to_wait(const Answer& answer) {
  const auto text = answer.header("retry-after");
  std::int64_t count = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
  if (text.empty() || error != std::errc() || end != text.data() + text.size() || count < 0) return std::nullopt;
  return seconds(count);
}

}  // namespace

bool is_of_the_moment(int status) {
  constexpr std::array statuses{429, 502, 503, 504};
  return std::find(statuses.begin(), statuses.end(), status) != statuses.end();
}

std::string_view method_of(Way way) {
  switch (way) {
    case Way::get: return "GET";
    case Way::head: return "HEAD";
    case Way::options: return "OPTIONS";
  }
  return "GET";
}

std::string_view Answer::header(std::string_view name) const {
  for (const auto& [one, value] : headers)
    if (equal_ignoring_case(one, name)) return value;
  return {};
}

Pace real_pace() {
  return {[] { return std::chrono::steady_clock::now(); },
          [](std::chrono::steady_clock::time_point time) { std::this_thread::sleep_until(time); }};
}

struct Asker::Inside {
  Whom whom;
  Limits limits;
  Pace pace;

  std::mutex mutex{};
  std::vector<std::unique_ptr<Remote>> idle{};  // connections that nobody uses at the moment
  std::chrono::steady_clock::time_point next_turn{};
  std::int64_t asked = 0;

  std::unique_ptr<Remote> connection() {
    const std::lock_guard lock(mutex);
    if (idle.empty()) return std::make_unique<Remote>(whom.url, whom.ca_file);
    auto one = std::move(idle.back());
    idle.pop_back();
    return one;
  }
  void give_back(std::unique_ptr<Remote> connection) {
    const std::lock_guard lock(mutex);
    idle.push_back(std::move(connection));
  }

  // Takes the next turn there is, which is never sooner than the limits allow, and waits for it.
  void wait_for_turn() {
    std::chrono::steady_clock::time_point turn;
    {
      const std::lock_guard lock(mutex);
      if (asked >= limits.most)
        throw NoAnswer("no more than " + std::to_string(limits.most) + " questions may be asked");
      ++asked;
      turn = next_turn = std::max(pace.now(), next_turn);
      if (limits.a_second > 0)
        next_turn += std::chrono::duration_cast<Duration>(std::chrono::duration<double>(1 / limits.a_second));
    }
    pace.wait_until(turn);
  }
  // Nobody's turn comes before that.
  void hold_everybody_for(seconds duration) {
    const std::lock_guard lock(mutex);
    next_turn = std::max(next_turn, pace.now() + duration);
  }

  [[nodiscard]] HeaderLines headers_of(const Question& question) const {
    auto headers = question.headers;
    const auto authorization = question.authorization.value_or(whom.token.empty() ? "" : "aivenv1 " + whom.token);
    if (!authorization.empty()) headers.emplace_back("Authorization", authorization);
    headers.emplace_back("User-Agent", "aiven-mock/" + std::string(version()));
    return headers;
  }

  RemoteAnswer ask_once(const Question& question) {
    wait_for_turn();
    auto remote = connection();
    auto answer = remote->ask(method_of(question.way), question.target, headers_of(question));
    give_back(std::move(remote));
    return answer;
  }

  Answer answer_to(const Question& question) {
    for (int attempt = 1;; ++attempt) {
      auto heard = ask_once(question);
      Answer answer{heard.status, std::move(heard.headers), std::move(heard.body)};
      if (!is_worth_another_try(answer.status)) return answer;
      if (attempt == limits.attempts) {
        if (answer.status != 0) return answer;
        throw NoAnswer(whom.url + " does not answer " + std::string(method_of(question.way)) + " " + question.target +
                       ": " + heard.trouble);
      }
      const auto wait = asked_to_wait(answer).value_or(patience_after(attempt));
      if (wait > limits.longest_wait)
        throw NoAnswer(whom.url + " asks to wait for " + std::to_string(wait.count()) + " seconds");
      hold_everybody_for(wait);
    }
  }
};

Asker::Asker(Whom whom, Limits limits, Pace pace) : inside_(new Inside{std::move(whom), limits, std::move(pace)}) {
  inside_->give_back(inside_->connection());  // which tells now what is wrong with the URL
}
Asker::~Asker() = default;

Answer Asker::answer_to(const Question& question) { return inside_->answer_to(question); }

std::vector<Answer> Asker::answers_to(const std::vector<Question>& questions,
                                      const std::function<void(std::size_t)>& heard) {
  std::vector<Answer> answers(questions.size());
  std::atomic<std::size_t> next = 0;
  std::mutex mutex;  // of the two below
  std::size_t answered = 0;
  std::exception_ptr trouble;
  const auto work = [&] {
    for (auto position = next++; position < questions.size(); position = next++) try {
        answers[position] = inside_->answer_to(questions[position]);
        const std::lock_guard lock(mutex);
        ++answered;
        if (heard) heard(answered);
      } catch (...) {
        next = questions.size();
        const std::lock_guard lock(mutex);
        if (!trouble) trouble = std::current_exception();
      }
  };
  {
    std::vector<std::jthread> others;
    for (std::size_t i = 1; i < std::min(inside_->limits.at_once, questions.size()); ++i) others.emplace_back(work);
    work();
  }
  if (trouble) std::rethrow_exception(trouble);
  return answers;
}

std::int64_t Asker::asked() const {
  const std::lock_guard lock(inside_->mutex);
  return inside_->asked;
}

}  // namespace mock::asking
