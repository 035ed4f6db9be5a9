#include "pipeline/pipeline.h"

#include <new>
#include <optional>
#include <tuple>

#include "access/caller.h"
#include "access/caller_kind.h"
#include "access/judgement.h"
#include "answers/match.h"
#include "answers/nearest_path.h"
#include "answers/read.h"
#include "answers/refuse.h"
#include "api/history.h"
#include "api/not_mocked.h"
#include "api/subject.h"
#include "api/table_of_contents.h"
#include "base/cidr.h"
#include "base/interruption.h"
#include "base_url.h"
#include "control/console.h"
#include "exchange/path_template.h"
#include "faults/effect.h"
#include "journal/mask.h"
#include "json/value.h"
#include "model/access_tokens.h"
#include "reasons.h"

namespace mock {
namespace {

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

std::string no_such_path(std::string_view path) {
  static const auto templates = [] {
    std::vector<Segments> all;
    for (const auto& row : api::operations()) all.push_back(segments_of(row.path));
    for (const auto& row : api::not_mocked()) all.push_back(segments_of(row.path));
    return all;
  }();
  return "The API has no path " + std::string(path) + answers::did_you_mean_path(path, templates);
}

Reply not_mocked(std::string_view operation) {
  return answers::refuse(400,
                         "The operation " + std::string(operation) +
                             " is not mocked; a fault rule of the kind \"answer\" can answer in its place",
                         "not_mocked");
}

// Programs are sent to the page that tells where the documents are, as at the API; people to the console.
Reply from_root(const Request& request) {
  const auto target = request.target;
  if (control::is_asked_by_people(request)) {
    const auto world = target.substr(target.rfind('/') + 1);  // of "/_world/NAME", without a slash at its end
    return control::lead_to(std::string(world) + (world.empty() ? "_mock/" : "/_mock/"));
  }
  constexpr int moved = 301;
  Reply reply{moved, {}};
  reply.headers.emplace_back("Location", std::string(target) + (target.ends_with('/') ? "doc/" : "/doc/"));
  return reply;
}

Reply as_deprecated(Reply reply, const Operation* operation) {
  if (operation != nullptr && operation->deprecated != nullptr) tell_of_deprecation(reply, *operation->deprecated);
  return reply;
}

Reply as_reply(const StandIn& stand_in) {
  auto reply = answers::refuse(stand_in.status, stand_in.message, stand_in.error_code);
  for (const auto& header : stand_in.headers) reply.headers.push_back(header);
  return reply;
}

// "ignored /colour, /size": which fields a lenient mock passed over.
std::string note_of(const json::Problems& ignored) {
  std::string note;
  for (const auto& field : ignored) (note += note.empty() ? "ignored " : ", ") += field.pointer;
  const auto untold = ignored.in_all() - ignored.size();
  return untold == 0 ? note : note + " and " + std::to_string(untold) + " more";
}

// The times of use are kept in whole seconds, so that reading with one token is at most one small write a second. True
// when something was written.
bool remember_use(World& world, const Identity& caller, Time now) {
  if (!access_tokens::use_is_news(*caller.token, caller.visit.address, caller.visit.user_agent, now)) return false;
  world.touch([&](State& next) {
    access_tokens::use(next, caller.token->token_prefix(), caller.visit.address, caller.visit.user_agent, now);
  });
  return true;
}

}  // namespace

// One state of the world, and who is calling by it. What was found in the state lives as long as the view.
struct Pipeline::View {
  StatePtr state;
  Identity caller;
};

// Whether the caller may come in, and then, whether they may do it at the place that the path names.
struct Pipeline::Permit {
  View view;  // that says so
  Subject subject{};
  Judgement judgement{};
  const Code* missing = nullptr;  // what the path names is not there

  [[nodiscard]] bool is_given() const { return missing == nullptr && judgement.is_yes(); }
};

// One request on its way, and what will be told of it.
struct Pipeline::RequestInProgress {
  const Request& request;
  const Worlds::Entrance entrance;
  const Visit visit;
  std::optional<Time> now{};  // by the world's clock; none: it is not for the API of a world
  Effect effect{};            // of the world's fault rules
  std::string_view operation{};
  std::string organization_id{};  // that the path names
  std::string user_id{};          // of the caller
  std::string note{};
  std::optional<Reason> reason{};  // why it is refused; nothing: it is not
  Standing standing{};             // of a caller who may do it

  [[nodiscard]] World& world() const { return *entrance.world; }
  void is_about(const Published* row, const Params& params) {
    if (row != nullptr) operation = row->id;
    if (const auto* id = params.find("organization_id")) organization_id = *id;
  }
  // Who has no user is nobody, also where anybody may ask.
  [[nodiscard]] std::uint64_t caller() const {
    if (user_id.empty()) return kind_of_nobody;
    return reason && standing.rights.empty() && !standing.is_super_admin ? caller_kind(*reason) : caller_kind(standing);
  }
  void is_refused_for(Reason why) { reason = std::move(why); }
  /// When that status is one of a refusal.
  void is_refused_for(int status, Reason why) {
    constexpr int first_refusal = 400;
    if (status >= first_refusal) is_refused_for(std::move(why));
  }
};

Pipeline::Pipeline(Worlds& worlds, Log& log, PipelineOptions options)
    : worlds_(worlds),
      log_(log),
      options_(std::move(options)),
      strictness_{.empty_body_is_object = true,
                  .fields = options_.lenient ? json::Unknown::let_through : json::Unknown::refused,
                  .holds_a_secret = holds_a_secret},
      guard_(options_.control) {
  for (const auto& row : api::operations()) published_.push_back({row.id, row.method, row.path, &row});
  for (const auto& row : api::not_mocked()) published_.push_back({row.id, row.method, row.path, nullptr});
  for (const auto& row : published_) paths_.add(row);
}

Delivery Pipeline::serve(const Request& request) {
  const auto start = std::chrono::steady_clock::now();
  RequestInProgress progress{request,
                             worlds_.enter(request.target),
                             {request.header("authorization"), caller_address(request), request.header("user-agent"),
                              request.method == Method::get}};
  Reply reply;
  try {
    const Interruptible until(stop_);
    reply = answer(progress);
  } catch (const std::bad_alloc&) {
    reply = answers::refuse(500, "aiven-mock has no memory left for this request");
  } catch (const Interrupted&) {
    reply = answers::refuse(503, "aiven-mock is stopping, and did not finish this");
  } catch (const std::exception& mistake) {  // ours: say so, and keep serving
    reply = answers::refuse(500, std::string("aiven-mock has a mistake: ") + mistake.what());
  }
  if (progress.effect.garbage) reply = {200, std::move(*progress.effect.garbage)};
  Delivery delivery{std::move(reply), progress.effect.wire};
  try {
    record(progress, delivery, std::chrono::steady_clock::now() - start);
  } catch (const std::bad_alloc&) {  // then it cannot be told; what was done and answered stands
  }
  return delivery;
}

bool Pipeline::is_for_control(std::string_view target) const { return Control::owns(worlds_.enter(target).target); }

// Which room is this for?
Reply Pipeline::answer(RequestInProgress& progress) const {
  const auto& [request, entrance] = std::tie(progress.request, progress.entrance);
  if (!entrance.world) return answers::refuse(404, "There is no world " + json::quoted(entrance.name));
  if (entrance.target.empty() || entrance.target == "/") return from_root(request);
  if (!Control::owns(entrance.target)) return answer_as_the_api(progress);
  if (auto refusal = guard_.refusal(request, entrance.target)) return *std::move(refusal);
  return control_.serve(worlds_, metrics_, entrance, request, base_url(request, options_));
}

Reply Pipeline::answer_as_the_api(RequestInProgress& progress) const {
  auto match = answers::match(paths_, progress.request.method, path_of(progress.entrance.target), no_such_path);
  progress.is_about(match.row, match.params);
  auto present = progress.world().state();
  progress.now = present->clock.now();
  const auto arrival = look(std::move(present), progress);
  if (arrival.caller.user != nullptr) progress.user_id = arrival.caller.user->user_id;

  // Does it go wrong on purpose? That comes before anything is refused: rules may be about callers whom nobody knows,
  // and about paths that the API does not have.
  progress.effect = meet_faults(match.row, arrival, progress);
  if (progress.effect.stand_in) {
    progress.is_refused_for(reasons::of_fault(progress.effect));
    return as_reply(*progress.effect.stand_in);
  }
  if (progress.effect.is_unseen) return no_content();  // which nobody will receive

  const auto* operation = match.row == nullptr ? nullptr : match.row->operation;
  if (const auto& answer = progress.effect.answer) {
    if (const auto entry = enter(match.row, arrival, progress); !entry.is_given())
      return as_deprecated(deny(denial_of(entry), progress), operation);
    progress.is_refused_for(answer->status, reasons::of_fault(progress.effect));
    return reply_of(*answer, match.params, *progress.now);
  }
  if (match.reply) {
    progress.is_refused_for(match.reply->status, reasons::of_path(*match.reply, name(progress.request.method)));
    return std::move(*match.reply);
  }
  if (operation != nullptr)
    return as_deprecated(
        reply_or_refusal(progress, [&] { return perform(*match.row, match.params, arrival, progress); }), operation);
  if (const auto entry = enter(match.row, arrival, progress); !entry.is_given())
    return deny(denial_of(entry), progress);
  progress.is_refused_for(reasons::of_not_mocked());
  return not_mocked(match.row->id);
}

// What `make` returns, or the refusal that it throws as a reply: refusals are caught here and nowhere else. For each
// function on the way from where one is thrown, two phases look for what is to be done there, in a list as long as the
// function. So this stands close to handlers as well, and is no part of a long function.
template <class Make>
Reply Pipeline::reply_or_refusal(RequestInProgress& progress, const Make& make) {
  try {
    return make();
  } catch (Denial& denial) {  // of a handler that asks of its caller what the path does not say
    return deny(std::move(denial), progress);
  } catch (const Refusal& refusal) {
    return refuse(refusal, progress);
  }
}

Reply Pipeline::refuse(const Refusal& refusal, RequestInProgress& progress) {
  progress.is_refused_for(reasons::of_rule(refusal));
  return answers::refuse(refusal);
}

// How a no to somebody who wants to come in is said.
Denial Pipeline::denial_of(const Permit& entry) {
  return mock::denial_of(*entry.view.state, entry.judgement, entry.view.caller);
}

// How a no to somebody who wants to do it is said, wherever it was said.
Denial Pipeline::denial_of(const Permit& permit, const Operation& operation) {
  return mock::denial_of(*permit.view.state, permit.judgement, permit.view.caller, operation.needs, operation.scopes,
                         permit.subject, operation.id);
}

Reply Pipeline::deny(Denial denial, RequestInProgress& progress) {
  auto reply = answers::refuse(denial);
  progress.is_refused_for(reason_of(std::move(denial), progress));
  return reply;
}

// The reason of the decision; of a token that is not known, with what is remembered of it.
Reason Pipeline::reason_of(Denial denial, const RequestInProgress& progress) {
  auto reason = std::move(denial.reason);
  if (denial.code->kind != Kind::unknown_caller) return reason;
  if (progress.effect.token_is_expired) return reasons::of_expiring_fault(progress.effect);
  const auto state = progress.world().state();
  const auto prefix = token_of(progress.visit.authorization).substr(0, token_prefix_length);
  if (state->access_tokens.find(prefix) == nullptr)
    reasons::add_what_is_remembered(reason, progress.visit, progress.world().journal);
  return reason;
}

// How whoever may not do it is answered.
Reply Pipeline::turn_away(const Permit& permit, const Operation& operation, RequestInProgress& progress) {
  if (permit.missing != nullptr) return refuse(Refusal(*permit.missing), progress);
  return deny(denial_of(permit, operation), progress);
}

// The same in the middle of a change, of which nothing is to stay.
void Pipeline::throw_out(const Permit& permit, const Operation& operation) {
  if (permit.missing != nullptr) throw Refusal(*permit.missing);
  throw denial_of(permit, operation);
}

Pipeline::View Pipeline::look(StatePtr state, const RequestInProgress& progress) {
  const auto caller = identify(*state, progress.visit, *progress.now);
  return {std::move(state), caller};
}

// Whether a caller needs a token: also where the path is not mocked, or none of the API.
bool Pipeline::needs_token(const Published* row) {
  return row == nullptr || row->operation == nullptr || row->operation->needs.who != Needs::Who::anyone;
}

Effect Pipeline::meet_faults(const Published* row, const View& arrival, const RequestInProgress& progress) {
  auto& rules = progress.world().fault_rules;
  if (!rules.any()) return {};
  const auto& request = progress.request;
  const auto target = progress.entrance.target;
  const Content content(query_of(target), request.body);
  const Traits traits{progress.operation, name(request.method), path_of(target), progress.organization_id,
                      progress.user_id,   &request.headers,     &content};
  const bool is_admitted = !needs_token(row) || judge(arrival.caller).is_yes();
  return rules.decide(traits, *progress.now, arrival.state->chance.seed, is_admitted);
}

// Lets the caller in by the view that the request is answered by. A fault may show an older world to those who read,
// and anybody as somebody whose token has expired. Who reads the present is to see that they have just been here.
Pipeline::Permit Pipeline::enter(const Published* row, const View& arrival, const RequestInProgress& progress) {
  const auto& effect = progress.effect;
  const bool reads =
      row != nullptr && row->operation != nullptr && std::holds_alternative<Query>(row->operation->handler);
  const bool is_stale = effect.staleness && reads;
  auto view = is_stale ? look(progress.world().state(*effect.staleness), progress) : arrival;
  if (effect.token_is_expired) view.caller = {nullptr, nullptr, progress.visit};

  auto entry = admit(row, std::move(view));
  if (!needs_token(row) || !entry.is_given()) return entry;
  const bool is_news = remember_use(progress.world(), entry.view.caller, *progress.now);
  if (!is_news || effect.staleness) return entry;
  return admit(row, look(progress.world().state(), progress));
}

Pipeline::Permit Pipeline::admit(const Published* row, View view) {
  if (!needs_token(row)) return {std::move(view)};
  const auto judgement = judge(view.caller);
  return {std::move(view), {}, judgement};
}

// What somebody may do who has come in.
Pipeline::Permit Pipeline::permit(const Operation& operation, const Params& params, Permit entry) {
  if (operation.needs.who == Needs::Who::anyone || !entry.is_given()) return entry;
  const auto& [state, caller] = entry.view;
  const auto found = api::subject_of(*state, params);
  entry.subject = found.subject;
  entry.missing = found.missing;
  if (entry.missing == nullptr)
    entry.judgement = judge(*state, caller, operation.needs, operation.scopes, entry.subject);
  return entry;
}

// The order of checks, the same for every operation: retired 410, caller 401, organization 404, permission 403, body
// 400, and then the handler with what it finds missing or in conflict.
Reply Pipeline::perform(const Published& row, const Params& params, const View& arrival,
                        RequestInProgress& progress) const {
  const auto& operation = *row.operation;
  const auto& request = progress.request;
  if (request.body.size() > longest_body) {
    progress.is_refused_for(reasons::of_size(request.body.size(), longest_body));
    return answers::refuse(413, "The request body has " + std::to_string(request.body.size()) + " bytes, more than " +
                                    std::to_string(longest_body));
  }

  const auto as_of = day_of_the_api(*progress.now);
  if (operation.deprecated != nullptr) refuse_after_sunset(*operation.deprecated, as_of);

  // May they?
  const auto granted = permit(operation, params, enter(&row, arrival, progress));
  if (!granted.is_given()) return turn_away(granted, operation, progress);
  progress.standing = granted.judgement.standing;

  // What do they want?
  const auto reading =
      answers::read(operation.query, operation.body, progress.entrance.target, request.body, strictness_);
  progress.note = note_of(reading.ignored);
  if (!reading.problems.empty()) {
    progress.is_refused_for(reasons::of_problems(reading.problems));
    return answers::refuse_input(reading);
  }

  // Do it.
  const auto call_of = [&](const Permit& current) {
    return Call{
        operation,
        params,
        reading.query,
        reading.body,
        current.view.caller,
        current.judgement.standing,
        *progress.now,
        as_of,
        [this, &progress] { return Worlds::url_of(base_url(progress.request, options_), progress.entrance.name); }};
  };
  if (const auto* read = std::get_if<Query>(&operation.handler))
    return reply_or_refusal(progress, [&, call = call_of(granted)] { return (*read)(*granted.view.state, call); });
  // A command works on the present. When that is not the state any more by which the caller was let in, who knows what
  // is left of it: they have to be let in again.
  return reply_or_refusal(progress, [&] {
    return progress.world().change([&](State& next) {
      const auto present = progress.world().state();
      const auto again = present == granted.view.state
                             ? std::nullopt
                             : std::optional(permit(operation, params, admit(&row, look(present, progress))));
      if (again && !again->is_given()) throw_out(*again, operation);
      const auto& current = again ? *again : granted;
      return api::carry_out(next, operation, call_of(current), current.subject.place);
    });
  });
}

// What has become of the request, for those who ask later.
void Pipeline::record(RequestInProgress& progress, const Delivery& delivery, std::chrono::steady_clock::duration took) {
  const auto& [request, entrance] = std::tie(progress.request, progress.entrance);
  const auto microseconds = std::chrono::duration_cast<std::chrono::microseconds>(took);
  const int status = progress.effect.is_unseen ? 0 : delivery.reply.status;
  if (progress.now) {
    metrics_.count(progress.operation, status, took, progress.effect.kinds);
    progress.world().coverage.count({progress.operation, status,
                                     status == 0 ? std::string_view() : std::string_view(delivery.reply.error_code),
                                     progress.caller(), progress.effect.kinds});
  }
  if (log_.is_on()) {
    const auto because = progress.reason ? std::string_view(progress.reason->text) : std::string_view();
    log_.write({real_time(), entrance.name, request, progress.operation, progress.user_id, delivery.reply.status,
                microseconds, because, progress.note});
  }
  if (!progress.now) return;
  progress.world().journal.add({*progress.now, request, entrance.target, progress.operation, progress.organization_id,
                                progress.user_id, delivery, status, microseconds, progress.effect.rule_id,
                                progress.effect.kinds, progress.note, std::move(progress.reason)});
}

std::optional<Time> Pipeline::day_of_the_api(Time now) const {
  if (!options_.as_of) return std::nullopt;
  return options_.as_of->day.value_or(now);
}

std::string_view Pipeline::caller_address(const Request& request) const {
  // The zone of a link-local address ("fe80::1%eth0") is this machine's matter, and no part of it.
  const auto address = request.remote_address.substr(0, request.remote_address.find('%'));
  if (!options_.trust_forwarded_for) return address;
  const auto forwarded = request.header("x-forwarded-for");
  const auto first = trimmed(forwarded.substr(0, forwarded.find(',')));
  return is_ip_address(first) ? first : address;
}

}  // namespace mock
