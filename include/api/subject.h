#pragma once
// What a request is about, told by the names of its path: {organization_id}, {account_id}, {project}, {resource_type}.
#include "access/caller.h"
#include "exchange/router.h"

namespace mock {

struct Code;
struct State;

namespace api {

struct FoundSubject {
  Subject subject{};
  const Code* missing = nullptr;  // the path names an organization or an account that does not exist: refused with this
};

/// The subject of a path with these parameters. A project or unit within an organization that does not exist is for
/// the operation to refuse, after the permission. The subject points into `state` and `params`.
FoundSubject subject_of(const State& state, const Params& params);

}  // namespace api
}  // namespace mock
