#include "access/caller_kind.h"

#include <bit>

#include "access/judgement.h"
#include "model/permissions.h"

namespace mock {
namespace {

constexpr std::uint64_t super_admin = std::uint64_t{1} << 62U;
static_assert(permission_names.size() < 62, "their bits and those two are one number");

// Bit N: the name at place N of the vocabulary.
std::uint64_t bits_of(Rights rights) { return std::bit_cast<std::uint64_t>(rights); }

}  // namespace

// Who is super admin may do all that roles allow: they say nothing more.
std::uint64_t caller_kind(const Standing& standing) {
  return standing.is_super_admin ? super_admin : bits_of(standing.rights);
}

std::uint64_t caller_kind(const Reason& reason) {
  if (reason.check == to_text(Check::token)) return kind_of_nobody;
  if (reason.check != to_text(Check::permission)) return 0;
  Rights rights;
  for (const auto& holding : reason.held)
    if (const auto permission = Permission::named(holding.what)) rights.add(*permission);
  return bits_of(rights);
}

std::string name_of_caller(std::uint64_t kind) {
  if (kind == kind_of_nobody) return "nobody";
  if (kind == super_admin) return "super admin";
  std::string names;
  for (std::size_t i = 0; i < permission_names.size(); ++i)
    if (((kind >> i) & 1U) != 0) (names += names.empty() ? "" : ", ") += permission_names.at(i);
  return names.empty() ? "no role" : names;
}

}  // namespace mock
