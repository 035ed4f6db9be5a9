#pragma once
// Everything one world knows. Copying a State takes constant time, and changing a copy leaves the original as it was:
// a snapshot, a fork or a reset is a State that somebody kept. Verbs live beside the things they are about
// (organizations.h, access_tokens.h, …); a verb that refuses throws, and the draft it worked on is thrown away.
#include "base/chance.h"
#include "base/table.h"
#include "base/time.h"
#include "model/access_tokens.h"
#include "model/organizations.h"
#include "model/permissions.h"
#include "model/users.h"

namespace mock {

struct State {
  Table<Organization> organizations;
  Table<User> users;
  Table<Member> members;
  Table<AccessToken> access_tokens;
  Table<Grant> grants;

  Clock clock;
  Chance chance;  // ids and tokens
};

}  // namespace mock
