"""What people do with `avn`, against a mock that serves the fixture `demo`."""

import base64
import hmac
import json
import os
import struct
import sys
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import quote

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from avn import EXECUTABLE, Avn  # noqa: E402
from harness import PREFIX_LENGTH, Scenarios, a_mock, by, check, explores_as_documented, has, same  # noqa: E402

NO_SUCH_TOKEN = {"status": 401, "saying": "Missing (expired) db token"}

scenarios = Scenarios()


class Stage:
    """One scenario's surroundings: a mock in its first state, a home directory of avn's own, and who can call."""

    def __init__(self, mock, home, runs):
        self.mock, self.home, self._runs = mock, home, runs
        state = mock.state()
        self.acme = state.organization("Acme")["organization_id"]
        self.in_acme = ("--organization-id", self.acme)
        self.ci_pipeline = state.application_user("ci-pipeline")["user_id"]
        self.terraform = state.application_user("terraform")["user_id"]
        people = {user["user_email"]: user["access_tokens"][0]["full_token"] for user in state.document["users"]}
        self.sofia = self.avn("Sofia, super admin", people["sofia@acme.example"])
        self.tess = self.avn("Tess, organization:app_users:write", people["tess@acme.example"])
        self.mike = self.avn("Mike, member", people["mike@acme.example"])
        self.olga = self.avn("Olga, in another organization", people["olga@other.example"])

    def avn(self, who, token):
        return Avn(self.mock.base_url, self.home, who, token, self._runs)

    @property
    def state(self):
        return self.mock.state()

    def new_token(self, user_id, *options, by=None):
        """A token that avn made for an application user: avn's own answer, and avn in the hands of its holder."""
        made = (by or self.sofia).gets(
            "application-user", "token", "create", user_id, *self.in_acme, "--description", "made by avn", *options
        )
        check(made["full_token"].startswith(made["token_prefix"]), "the token does not begin with its prefix")
        return made, self.avn(f"the holder of {made['token_prefix']}", made["full_token"])


# ------------------------------------------------------------------------------ what the API makes of the state


def only(printed):
    """avn prints one thing as a list of one, or as it is, as the command has it."""
    return printed[0] if isinstance(printed, list) else printed


def as_organization(organization):
    fields = ("account_id", "create_time", "organization_id", "organization_name", "tier", "update_time")
    return {"default_governance_user_group_id": None} | {name: organization[name] for name in fields}


def as_application_user(user):
    return {"is_super_admin": False} | {name: user[name] for name in ("create_time", "name", "user_email", "user_id")}


def as_token(token, currently_active=False):
    listed = {name: value for name, value in token.items() if name not in ("full_token", "method_id")}
    return listed | {
        "token_prefix": token["full_token"][:PREFIX_LENGTH],
        "currently_active": currently_active,
        "expiry_time": expiry_time(token),
        "last_user_agent_human_readable": None,
        "ip_allowlist": token["ip_allowlist"] or None,
        "scopes": token["scopes"] or None,
    }


def expiry_time(token):
    if token["max_age_seconds"] is None:
        return None
    since = token["extend_when_used"] and token["last_used_time"] or token["create_time"]
    expiry = datetime.fromisoformat(since.replace("Z", "+00:00")) + timedelta(seconds=token["max_age_seconds"])
    return expiry.strftime("%Y-%m-%dT%H:%M:%SZ")


def as_grant(grant):
    return {
        name: grant[name] for name in ("create_time", "permissions", "principal_id", "principal_type", "update_time")
    }


# ------------------------------------------------------------------------------------- oneself and organizations


@scenarios.add
def user_info_says_who_is_calling(stage):
    sofia = stage.state.person("sofia@acme.example")
    [info] = stage.sofia.gets("user", "info")
    copied = ("user_id", "real_name", "state", "city", "country", "department", "job_title", "managed_by_scim")
    has("user info", info, user=sofia["user_email"], **{name: sofia[name] for name in copied})
    has("user info", info, create_time=sofia["create_time"], token_validity_begin=sofia["create_time"].replace("Z", ".000000+00:00"))
    has("user info", info, auth=["password"], projects=["acme-website", "acme-development", "acme-operations"])
    check("sofia@acme.example" in stage.sofia.does("user", "info"), "the table does not show the e-mail address")


@scenarios.add
def user_info_also_works_for_an_application_user(stage):
    ci = stage.state.application_user("ci-pipeline")
    caller = stage.avn("ci-pipeline", ci["access_tokens"][0]["full_token"])
    [info] = caller.gets("user", "info")
    has("user info", info, user=ci["user_email"], user_id=ci["user_id"], real_name="ci-pipeline", state="active")


@scenarios.add
def organization_list_shows_the_organizations_one_belongs_to(stage):
    for caller, name in ((stage.sofia, "Acme"), (stage.mike, "Acme"), (stage.olga, "Other")):
        expected = [as_organization(stage.state.organization(name))]
        same("organization list", caller.gets("organization", "list"), expected)
    check("Acme" in stage.sofia.does("organization", "list"), "the table does not show the name")


@scenarios.add
def organization_user_list_shows_people_and_application_users(stage):
    ci_token = stage.state.application_user("ci-pipeline")["access_tokens"][0]
    stage.avn("ci-pipeline", ci_token["full_token"]).does("user", "info")  # leaves its last activity behind

    users = stage.sofia.gets("organization", "user", "list", *stage.in_acme)
    state = stage.state
    members = state.members("Acme")
    check(len(members) == 9, f"Acme has {len(members)} members, not 9")
    same("users", sorted(user["user_id"] for user in users), sorted(member["user_id"] for member in members))
    for listed in users:
        [member] = [each for each in members if each["user_id"] == listed["user_id"]]
        user = state.user(listed["user_id"])
        what = user["user_email"]
        has(what, listed, is_super_admin=member["is_super_admin"], join_time=member["join_time"])
        has(what, listed, last_activity_time=user["last_activity_time"] or member["join_time"])
        has(what, listed["user_info"], user_email=user["user_email"], state=user["state"])
        has(what, listed["user_info"], create_time=user["create_time"], is_application_user="name" in user)
        has(what, listed["user_info"], real_name=user["name"] if "name" in user else user["real_name"])
    [ci] = [each for each in users if each["user_id"] == stage.ci_pipeline]
    used = state.application_user("ci-pipeline")["access_tokens"][0]["last_used_time"]
    check(used is not None, "the use of ci-pipeline's token was not remembered")
    has("ci-pipeline", ci, last_activity_time=used)

    table = stage.sofia.does("organization", "user", "list", *stage.in_acme)
    for text in ("mike@acme.example", "Mike Member", "ci-pipeline", "terraform", "active"):
        check(text in table, f"the table does not show {text}")


# --------------------------------------------------------------------------------------------- application users


@scenarios.add
def an_application_user_is_created_and_found_again(stage):
    made = stage.sofia.gets("application-user", "create", *stage.in_acme, "--name", "Nightly Büild #1")
    expected = as_application_user(stage.state.application_user("Nightly Büild #1"))
    same("create", made, expected)
    same("info", stage.sofia.gets("application-user", "info", made["user_id"], *stage.in_acme), expected)
    check(made["user_id"].startswith("u"), f"{made['user_id']} does not look like the id of a user")
    has("the state", stage.state.user(made["user_id"]), access_tokens=[], state="active")
    members = [member["user_id"] for member in stage.state.members("Acme")]
    check(made["user_id"] in members, "the new application user is not a member of Acme")
    check(
        made["user_email"] in stage.sofia.does("application-user", "info", made["user_id"], *stage.in_acme),
        "the table does not show the e-mail address",
    )


@scenarios.add
def application_users_are_listed(stage):
    stage.sofia.does("application-user", "create", *stage.in_acme, "--name", "deployer")
    listed = stage.sofia.gets("application-user", "list", *stage.in_acme)
    expected = [as_application_user(user) for user in stage.state.organization("Acme")["application_users"]]
    check(len(expected) == 3, f"Acme has {len(expected)} application users, not 3")
    same("list", by("user_id", listed), by("user_id", expected))
    answer = stage.mock.expect("GET", f"/v1/organization/{stage.acme}/application-users", token=stage.sofia.token)
    same("list", listed, answer["application_users"])
    check(
        "ci-pipeline" in stage.sofia.does("application-user", "list", *stage.in_acme),
        "the table does not show the name",
    )


@scenarios.add
def an_application_user_is_renamed(stage):
    before = stage.state.application_user("ci-pipeline")
    renamed = stage.sofia.gets("application-user", "update", stage.ci_pipeline, *stage.in_acme, "--name", "ci")
    same("update", renamed, as_application_user(before) | {"name": "ci"})
    same("the state", stage.state.user(stage.ci_pipeline), before | {"name": "ci"})
    same("info", stage.sofia.gets("application-user", "info", stage.ci_pipeline, *stage.in_acme), renamed)


@scenarios.add
def an_application_user_is_deleted_with_its_tokens(stage):
    prefixes = [token["full_token"][:PREFIX_LENGTH] for token in stage.state.user(stage.ci_pipeline)["access_tokens"]]
    said = stage.sofia.does("application-user", "delete", stage.ci_pipeline, *stage.in_acme, "-f")
    check("deleted successfully" in said, f"avn said {said!r}")
    check(not stage.state.has_user(stage.ci_pipeline), "the state still has the user")
    for prefix in prefixes:
        check(stage.state.token(prefix) is None, f"the state still has the token {prefix}")
    members = [member["user_id"] for member in stage.state.members("Acme")]
    check(stage.ci_pipeline not in members, "the deleted user is still a member of Acme")
    gone = {"status": 404, "saying": "User not in organization"}
    stage.sofia.is_refused("application-user", "info", stage.ci_pipeline, *stage.in_acme, **gone)
    stage.sofia.is_refused("application-user", "delete", stage.ci_pipeline, *stage.in_acme, "-f", **gone)


@scenarios.add
def a_person_is_not_taken_for_an_application_user(stage):
    mike = stage.state.person("mike@acme.example")["user_id"]
    with stage.mock.unchanged():
        stage.sofia.is_refused(
            "application-user",
            "delete",
            mike,
            *stage.in_acme,
            "-f",
            status=400,
            saying="User is not an application user",
        )


# ------------------------------------------------------------------------------- the tokens of application users


@scenarios.add
def a_token_is_made_with_all_that_was_asked_for(stage):
    made = stage.sofia.gets(
        "application-user",
        "token",
        "create",
        stage.ci_pipeline,
        *stage.in_acme,
        "--description",
        "für Terraform: plan & apply",
        "--max-age-seconds",
        "7200",
        "--extend-when-used",
        "--ip-allowlist",
        "127.0.0.0/8",
        "--ip-allowlist",
        "2001:db8::/32",
        "--scopes",
        "accounts",
        "--scopes",
        "user:read",
    )
    same("the fields", sorted(made), ["full_token", "token_prefix"])
    same("the prefix", made["token_prefix"], made["full_token"][:PREFIX_LENGTH])
    token = stage.state.token(made["token_prefix"])
    has("the state", token, full_token=made["full_token"], description="für Terraform: plan & apply")
    has("the state", token, max_age_seconds=7200, extend_when_used=True, created_manually=True)
    has("the state", token, ip_allowlist=["127.0.0.0/8", "2001:db8::/32"], scopes=["accounts", "user:read"])
    has("the state", token, last_used_time=None, last_ip=None, last_user_agent=None)
    owned = [each["full_token"] for each in stage.state.user(stage.ci_pipeline)["access_tokens"]]
    check(made["full_token"] in owned, "the token is not one of ci-pipeline's")


@scenarios.add
def a_token_made_without_options_never_expires(stage):
    made, holder = stage.new_token(stage.ci_pipeline)
    token = stage.state.token(made["token_prefix"])
    has("the state", token, max_age_seconds=None, extend_when_used=False, ip_allowlist=None, scopes=None)
    stage.mock.advance(20 * 365 * 24 * 3600)
    holder.does("user", "info")


@scenarios.add
def tokens_are_listed_as_json_and_as_a_wide_table(stage):
    made, _ = stage.new_token(stage.ci_pipeline, "--max-age-seconds", "600", "--ip-allowlist", "192.0.2.7")
    listed = stage.sofia.gets("application-user", "token", "list", stage.ci_pipeline, *stage.in_acme)
    expected = [as_token(token) for token in stage.state.user(stage.ci_pipeline)["access_tokens"]]
    check(len(expected) == 3, f"ci-pipeline has {len(expected)} tokens, not 3")
    same("list", by("token_prefix", listed), by("token_prefix", expected))
    for options in ((), ("--verbose",)):
        table = stage.sofia.does("application-user", "token", "list", stage.ci_pipeline, *stage.in_acme, *options)
        for token in expected:
            check(token["token_prefix"] in table, f"the table does not show {token['token_prefix']}")
        check(made["full_token"] not in table, "the table shows a whole token")


@scenarios.add
def the_tokens_of_a_user_without_any_are_an_empty_table(stage):
    made = stage.sofia.gets("application-user", "create", *stage.in_acme, "--name", "deployer")
    same("list", stage.sofia.gets("application-user", "token", "list", made["user_id"], *stage.in_acme), [])
    stage.sofia.does("application-user", "token", "list", made["user_id"], *stage.in_acme, "--verbose")


@scenarios.add
def a_token_is_shown_by_its_prefix(stage):
    made, holder = stage.new_token(stage.ci_pipeline, "--max-age-seconds", "600", "--extend-when-used")
    holder.does("user", "info")
    show = ("application-user", "token", "info", stage.ci_pipeline, made["token_prefix"], *stage.in_acme)
    token = stage.state.token(made["token_prefix"])
    same("info", stage.sofia.gets(*show), as_token(token))
    check(token["last_used_time"] is not None, "the state does not say when the token was used")
    check(token["last_ip"] == "127.0.0.1", f"the state says it was used from {token['last_ip']}")
    check(token["last_user_agent"].startswith("aiven-client/"), f"the state has agent {token['last_user_agent']!r}")
    check(made["token_prefix"] in stage.sofia.does(*show, "--verbose"), "the table does not show the prefix")


@scenarios.add
def a_token_is_revoked_by_its_prefix_and_no_other(stage):
    made, holder = stage.new_token(stage.ci_pipeline)
    kept, keeper = stage.new_token(stage.ci_pipeline)
    revoke = ("application-user", "token", "revoke", stage.ci_pipeline, made["token_prefix"], *stage.in_acme, "-f")
    said = stage.sofia.does(*revoke)
    check("revoked successfully" in said, f"avn said {said!r}")
    check(stage.state.token(made["token_prefix"]) is None, "the state still has the token")
    check(stage.state.token(kept["token_prefix"]) is not None, "the state has lost the other token")
    listed = stage.sofia.gets("application-user", "token", "list", stage.ci_pipeline, *stage.in_acme)
    check(made["token_prefix"] not in [token["token_prefix"] for token in listed], "the revoked token is listed")
    holder.is_refused("user", "info", **NO_SUCH_TOKEN)
    keeper.does("user", "info")
    stage.sofia.is_refused(*revoke, status=404, saying="token not found")


@scenarios.add
def a_prefix_with_a_slash_or_a_plus_is_revoked(stage):
    tokens = f"/v1/organization/{stage.acme}/application-users/{stage.ci_pipeline}/access-tokens"
    for character in "/+":
        prefix = new_prefix_with(stage, character, tokens)
        stage.sofia.does("application-user", "token", "revoke", stage.ci_pipeline, prefix, *stage.in_acme, "-f")
        check(stage.state.token(prefix) is None, f"the state still has the token {prefix}")

        prefix = new_prefix_with(stage, character, "/v1/access_token")
        stage.sofia.does("user", "access-token", "update", prefix, "--description", f"with a {character}")
        has("the state", stage.state.token(prefix), description=f"with a {character}")
        stage.sofia.does("user", "access-token", "revoke", prefix)
        check(stage.state.token(prefix) is None, f"the state still has the token {prefix}")


def new_prefix_with(stage, character, path):
    for _ in range(500):
        made = stage.mock.expect("POST", path, {"description": "one of many"}, token=stage.sofia.token)
        if character in made["token_prefix"]:
            return made["token_prefix"]
        # There can be ten personal tokens at a time.
        stage.mock.expect("DELETE", f"{path}/{quote(made['token_prefix'], safe='')}", token=stage.sofia.token)
    return check(False, f"of 500 tokens none has {character!r} in its prefix")


# ---------------------------------------------------------------------------------------- what a token is good for


@scenarios.add
def a_token_made_by_avn_works_in_avn_at_once(stage):
    _, holder = stage.new_token(stage.ci_pipeline)
    [info] = holder.gets("user", "info")
    has("user info", info, user_id=stage.ci_pipeline)
    same("organization list", holder.gets("organization", "list"), [as_organization(stage.state.organization("Acme"))])


@scenarios.add
def a_token_stops_working_when_its_maximum_age_is_reached(stage):
    made, holder = stage.new_token(stage.ci_pipeline, "--max-age-seconds", "600")
    stage.mock.advance(500)
    holder.does("user", "info")
    stage.mock.advance(101)
    with stage.mock.unchanged():
        holder.is_refused("user", "info", **NO_SUCH_TOKEN)
        holder.is_refused("organization", "list", **NO_SUCH_TOKEN)
        holder.is_refused("application-user", "create", *stage.in_acme, "--name", "late", **NO_SUCH_TOKEN)
    listed = stage.sofia.gets("application-user", "token", "list", stage.ci_pipeline, *stage.in_acme)
    check(made["token_prefix"] not in [token["token_prefix"] for token in listed], "the expired token is listed")


@scenarios.add
def a_token_that_is_extended_when_used_lives_on_while_it_is_used(stage):
    made, holder = stage.new_token(stage.ci_pipeline, "--max-age-seconds", "600", "--extend-when-used")
    show = ("application-user", "token", "info", stage.ci_pipeline, made["token_prefix"], *stage.in_acme)
    expiries = []
    for _ in range(3):
        stage.mock.advance(500)
        holder.does("user", "info")
        token = stage.state.token(made["token_prefix"])
        has("info", stage.sofia.gets(*show), last_used_time=token["last_used_time"], expiry_time=expiry_time(token))
        expiries.append(expiry_time(token))
    check(expiries == sorted(set(expiries)), f"its expiry did not move on: {expiries}")
    stage.mock.advance(601)
    holder.is_refused("user", "info", **NO_SUCH_TOKEN)


@scenarios.add
def a_token_of_a_deleted_application_user_is_refused(stage):
    made = stage.sofia.gets("application-user", "create", *stage.in_acme, "--name", "short-lived")
    _, holder = stage.new_token(made["user_id"])
    holder.does("user", "info")
    stage.sofia.does("application-user", "delete", made["user_id"], *stage.in_acme, "-f")
    holder.is_refused("user", "info", **NO_SUCH_TOKEN)


@scenarios.add
def a_token_for_addresses_elsewhere_is_refused(stage):
    elsewhere = {"status": 403, "saying": "ip_allowlist"}
    _, outside = stage.new_token(stage.ci_pipeline, "--ip-allowlist", "192.0.2.0/24")
    outside.is_refused("user", "info", **elsewhere)
    outside.is_refused("organization", "list", **elsewhere)
    demo = stage.state.application_user("terraform")["access_tokens"][0]["full_token"]
    stage.avn("terraform, outside the office", demo).is_refused("user", "info", **elsewhere)
    _, inside = stage.new_token(stage.ci_pipeline, "--ip-allowlist", "192.0.2.0/24", "--ip-allowlist", "127.0.0.1/32")
    inside.does("user", "info")


@scenarios.add
def a_token_with_the_scope_to_read_may_list_but_not_create(stage):
    _, reader = stage.new_token(stage.terraform, "--scopes", "accounts:read")  # terraform is an admin
    check(len(reader.gets("application-user", "list", *stage.in_acme)) == 2, "the list has not 2 application users")
    with stage.mock.unchanged():
        reader.is_refused(
            "application-user",
            "create",
            *stage.in_acme,
            "--name",
            "deployer",
            status=403,
            saying="accounts:write",
        )
        reader.is_refused("user", "info", status=403, saying="user:read")
    _, writer = stage.new_token(stage.terraform, "--scopes", "accounts")
    writer.does("application-user", "create", *stage.in_acme, "--name", "deployer")


# ---------------------------------------------------------------------------------------------- who may do what


def no_permission(operation):
    return {"status": 403, "saying": f"You don't have permission to perform this action: {operation}"}


@scenarios.add
def a_plain_member_may_not_touch_application_users(stage):
    ci = stage.ci_pipeline
    prefix = stage.state.user(ci)["access_tokens"][0]["full_token"][:PREFIX_LENGTH]
    mike, in_acme = stage.mike, stage.in_acme
    with stage.mock.unchanged():
        mike.is_refused("application-user", "create", *in_acme, "--name", "x", **no_permission("ApplicationUserCreate"))
        mike.is_refused("application-user", "list", *in_acme, **no_permission("ApplicationUsersList"))
        mike.is_refused("application-user", "info", ci, *in_acme, **no_permission("ApplicationUserGet"))
        mike.is_refused(
            "application-user", "update", ci, *in_acme, "--name", "x", **no_permission("ApplicationUserUpdate")
        )
        mike.is_refused("application-user", "delete", ci, *in_acme, "-f", **no_permission("ApplicationUserDelete"))
        mike.is_refused(
            "application-user",
            "token",
            "create",
            ci,
            *in_acme,
            "--description",
            "x",
            **no_permission("ApplicationUserAccessTokenCreate"),
        )
        mike.is_refused(
            "application-user",
            "token",
            "revoke",
            ci,
            prefix,
            *in_acme,
            "-f",
            **no_permission("ApplicationUserAccessTokenDelete"),
        )


@scenarios.add
def an_outsider_is_refused_by_the_organization(stage):
    with stage.mock.unchanged():
        stage.olga.is_refused("organization", "user", "list", *stage.in_acme, **no_permission("OrganizationUserList"))
        stage.olga.is_refused(
            "application-user", "create", *stage.in_acme, "--name", "x", **no_permission("ApplicationUserCreate")
        )
        stage.olga.is_refused(
            "permissions", "list", *stage.in_acme, "--resource-type", "organization", **no_permission("PermissionsGet")
        )


@scenarios.add
def an_unknown_organization_is_not_found(stage):
    nowhere = ("--organization-id", "org00000000000")
    not_found = {"status": 404, "saying": "Organization not found"}
    with stage.mock.unchanged():
        stage.sofia.is_refused("organization", "user", "list", *nowhere, **not_found)
        stage.sofia.is_refused("application-user", "create", *nowhere, "--name", "x", **not_found)
        stage.sofia.is_refused("application-user", "token", "list", stage.ci_pipeline, *nowhere, **not_found)


@scenarios.add
def a_token_that_never_was_is_refused(stage):
    stranger = stage.avn("a stranger", "c3RyYW5nZXI" * 12 + "==")
    with stage.mock.unchanged():
        stranger.is_refused("user", "info", **NO_SUCH_TOKEN)
        stranger.is_refused("application-user", "create", *stage.in_acme, "--name", "x", **NO_SUCH_TOKEN)


@scenarios.add
def what_the_api_does_not_accept_changes_nothing(stage):
    create = ("application-user", "token", "create", stage.ci_pipeline, *stage.in_acme, "--description", "x")
    with stage.mock.unchanged():
        stage.sofia.is_refused(*create, "--max-age-seconds", "599", status=400, saying="max_age_seconds")
        stage.sofia.is_refused(*create, "--ip-allowlist", "10.0.0.0/33", status=400, saying="ip_allowlist")
        stage.sofia.is_refused(*create, "--scopes", "everything", status=400, saying="scopes")


@scenarios.add
def who_may_only_write_application_users_gets_no_further_through_a_token(stage):
    made, holder = stage.new_token(stage.ci_pipeline, by=stage.tess)
    [info] = holder.gets("user", "info")
    has("user info", info, user_id=stage.ci_pipeline)
    check(stage.state.token(made["token_prefix"]) is not None, "the state does not have the token")
    with stage.mock.unchanged():
        stage.tess.is_refused(
            "application-user",
            "token",
            "create",
            stage.terraform,
            *stage.in_acme,
            "--description",
            "escalate",
            **no_permission("ApplicationUserAccessTokenCreate"),
        )
    stage.new_token(stage.terraform)  # Sofia may


# ---------------------------------------------------------------------------------------------------- permissions


@scenarios.add
def permissions_of_the_organization_are_listed(stage):
    on_acme = (*stage.in_acme, "--resource-type", "organization")
    on_the_organization = [each for each in stage.state.grants("Acme") if each["resource_type"] == "organization"]
    grants = [as_grant(grant) for grant in on_the_organization]
    check(len(grants) == 4, f"Acme has {len(grants)} grants on the organization, not 4")
    listed = stage.sofia.gets("permissions", "list", *on_acme)
    same("list", by("principal_id", listed), by("principal_id", grants))
    of_terraform = stage.sofia.gets("permissions", "list", *on_acme, "--principal-id", stage.terraform)
    same("list", of_terraform, [grant for grant in grants if grant["principal_id"] == stage.terraform])
    check(
        "role:organization:admin" in stage.sofia.does("permissions", "list", *on_acme),
        "the table does not show the role",
    )


@scenarios.add
def permissions_are_set_and_removed_and_count_at_once(stage):
    mike = stage.state.person("mike@acme.example")["user_id"]
    to_mike = (*stage.in_acme, "--resource-type", "organization", "--principal-type", "user", "--principal-id", mike)
    others = stage.state.grants("Acme")
    create = ("application-user", "create", *stage.in_acme, "--name")
    stage.mike.is_refused(*create, "too early", **no_permission("ApplicationUserCreate"))

    wanted = ["organization:app_users:write", "organization:users:write"]
    stage.sofia.does("permissions", "set", *to_mike, "--permission", wanted[0], "--permission", wanted[1], "-f")
    [granted] = [grant for grant in stage.state.grants("Acme") if grant["principal_id"] == mike]
    has("the state", granted, permissions=wanted, principal_type="user", resource_type="organization")
    same("list", stage.sofia.gets("permissions", "list", *to_mike), [as_grant(granted)])
    stage.mike.does(*create, "by Mike")

    # Without -f avn reads first, shows what would change, and asks.
    asked = stage.sofia.does("permissions", "set", *to_mike, "--permission", wanted[0], answer="y\n")
    check(f"- {wanted[1]}" in asked, f"avn did not say what it would remove: {asked!r}")
    [granted] = [grant for grant in stage.state.grants("Acme") if grant["principal_id"] == mike]
    has("the state", granted, permissions=wanted[:1])

    stage.sofia.does("permissions", "set", *to_mike, "-f")
    same("the grants", stage.state.grants("Acme"), others)
    stage.mike.is_refused(*create, "too late", **no_permission("ApplicationUserCreate"))


@scenarios.add
def permissions_are_not_set_by_who_may_not_nor_for_who_is_not_there(stage):
    on_acme = (*stage.in_acme, "--resource-type", "organization", "--principal-type", "user")
    ids = {
        name: stage.state.person(email)["user_id"]
        for name, email in (("tess", "tess@acme.example"), ("olga", "olga@other.example"))
    }
    with stage.mock.unchanged():
        for caller in (stage.tess, stage.mike, stage.olga):
            caller.is_refused(
                "permissions",
                "set",
                *on_acme,
                "--principal-id",
                ids["tess"],
                "--permission",
                "role:organization:admin",
                "-f",
                **no_permission("PermissionsUpdate"),
            )
        stage.sofia.is_refused(
            "permissions",
            "set",
            *on_acme,
            "--principal-id",
            ids["olga"],
            "--permission",
            "role:organization:admin",
            "-f",
            status=404,
            saying="User not in organization",
        )


# ------------------------------------------------------------------------------------------- one's own tokens


def new_personal_token(stage, description, *options):
    [made] = stage.sofia.gets("user", "access-token", "create", "--description", description, *options)
    return made


@scenarios.add
def a_personal_token_is_made_and_works(stage):
    made = new_personal_token(stage, "for the train", "--max-age-seconds", "3600", "--extend-when-used")
    token = stage.state.token(made["token_prefix"])
    same("create", made, as_token(token) | {"full_token": token["full_token"]})
    has("the state", token, description="for the train", max_age_seconds=3600, extend_when_used=True)
    has("the state", token, created_manually=True)
    [info] = stage.avn("Sofia on the train", made["full_token"]).gets("user", "info")
    has("user info", info, user="sofia@acme.example")
    for_ever = new_personal_token(stage, "for ever")
    has("create", for_ever, max_age_seconds=None, expiry_time=None, extend_when_used=False)


@scenarios.add
def personal_tokens_are_listed(stage):
    made = new_personal_token(stage, "second")
    listed = stage.sofia.gets("user", "access-token", "list")
    expected = [
        as_token(token, currently_active=token["full_token"] == stage.sofia.token)
        for token in stage.state.person("sofia@acme.example")["access_tokens"]
    ]
    check(len(expected) == 2, f"Sofia has {len(expected)} tokens, not 2")
    same("list", by("token_prefix", listed), by("token_prefix", expected))
    check(made["token_prefix"] in stage.sofia.does("user", "access-token", "list"), "the table does not show it")


@scenarios.add
def a_personal_token_gets_another_description(stage):
    made = new_personal_token(stage, "old")
    before = stage.state.token(made["token_prefix"])
    update = ("user", "access-token", "update", made["token_prefix"], "--description", "new")
    same("update", stage.sofia.gets(*update), [as_token(before | {"description": "new"})])
    same("the state", stage.state.token(made["token_prefix"]), before | {"description": "new"})


@scenarios.add
def a_personal_token_is_revoked_by_its_owner_only(stage):
    made = new_personal_token(stage, "short-lived")
    revoke = ("user", "access-token", "revoke", made["token_prefix"])
    with stage.mock.unchanged():
        stage.mike.is_refused(*revoke, status=404, saying="token not found")
    check("Revoked" in stage.sofia.does(*revoke), "avn did not say so")
    check(stage.state.token(made["token_prefix"]) is None, "the state still has the token")
    stage.avn("the holder", made["full_token"]).is_refused("user", "info", **NO_SUCH_TOKEN)


@scenarios.add
def logging_out_ends_the_token_of_the_credentials_file(stage):
    made = new_personal_token(stage, "a login")
    credentials = stage.home / "aiven" / "aiven-credentials.json"
    credentials.parent.mkdir()
    credentials.write_text(json.dumps({"auth_token": made["full_token"], "user_email": "sofia@acme.example"}))
    logged_in = stage.avn("who has a credentials file", None)
    has("user info", logged_in.gets("user", "info")[0], user="sofia@acme.example")

    log_so_far = len(stage.mock.log())
    logged_in.does("user", "logout")
    check(not credentials.exists(), "the credentials file is still there")
    check(stage.state.token(made["token_prefix"]) is None, "the state still has the token")
    stage.avn("who kept the token", made["full_token"]).is_refused("user", "info", **NO_SUCH_TOKEN)
    stage.sofia.does("user", "info")  # her other token is not touched

    log = stage.mock.log(log_so_far)
    check("AccessTokenRevoke" in log, "the log does not show the revocation")
    for secret in (made["full_token"], quote(made["full_token"], safe="")):
        check(secret not in log, "the log shows the whole token")


# ------------------------------------------------------------------------------------------------------ signing in

SOFIAS_PASSWORD, ARTHURS_PASSWORD = "sofia-signs-in-here", "arthur-has-two-factors"
NOT_AUTHENTICATED = {"status": 403, "saying": "Authentication failed"}


def credentials_of(stage):
    return json.loads((stage.home / "aiven" / "aiven-credentials.json").read_text())


def one_time_password(secret, moment):
    """RFC 6238 as authenticator apps do it: the mock's own code has no part in it."""
    counter = struct.pack(">Q", int(moment.timestamp()) // 30)
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    digest = hmac.new(key, counter, "sha1").digest()
    start = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[start:start + 4])[0] & 0x7FFFFFFF) % 1_000_000:06}"


def now_in(stage):
    return datetime.fromisoformat(stage.mock.expect("GET", "/_mock/clock")["now"].replace("Z", "+00:00"))


@scenarios.add
def signing_in_with_a_password_gives_a_session_and_a_default_project(stage):
    newcomer = stage.avn("who signs in", None)
    newcomer.does("user", "login", "sofia@acme.example", variables={"AIVEN_PASSWORD": SOFIAS_PASSWORD})
    credentials = credentials_of(stage)
    has("the credentials file", credentials, user_email="sofia@acme.example")
    token = stage.state.token(credentials["auth_token"][:PREFIX_LENGTH])
    has("the session", token, full_token=credentials["auth_token"], created_manually=False)
    has("user info", newcomer.gets("user", "info")[0], user="sofia@acme.example")
    config = json.loads((stage.home / "aiven" / "aiven-client.json").read_text())
    has("the configuration", config, default_project="acme-website")


@scenarios.add
def signing_in_with_two_factors_asks_for_a_one_time_password(stage):
    arthur = stage.state.person("arthur@acme.example")
    newcomer = stage.avn("who signs in", None)
    login = ("user", "login", "arthur@acme.example")
    password = {"AIVEN_PASSWORD": ARTHURS_PASSWORD}
    otp = one_time_password(arthur["otp_secret"], now_in(stage))
    printed = newcomer.does(*login, variables=password, answer=otp + "\n")
    check("OTP" in printed, "avn did not ask for it")
    has("user info", newcomer.gets("user", "info")[0], user="arthur@acme.example")
    wrong = f"{(int(otp) + 1) % 1_000_000:06}"
    with stage.mock.unchanged():
        stage.avn("who guesses", None).is_refused(
            *login, variables=password, answer=wrong + "\n", prints="OTP", **NOT_AUTHENTICATED
        )


@scenarios.add
def a_wrong_password_is_refused(stage):
    login = ("user", "login", "sofia@acme.example")
    with stage.mock.unchanged():
        guesser = stage.avn("who guesses", None)
        guesser.is_refused(*login, variables={"AIVEN_PASSWORD": "wrong"}, **NOT_AUTHENTICATED)
    check("wrong" not in stage.mock.log(), "the log shows a password")


@scenarios.add
def logging_out_ends_the_session(stage):
    newcomer = stage.avn("who signs in", None)
    newcomer.does("user", "login", "sofia@acme.example", variables={"AIVEN_PASSWORD": SOFIAS_PASSWORD})
    session = credentials_of(stage)["auth_token"]
    newcomer.does("user", "logout")
    check(stage.state.token(session[:PREFIX_LENGTH]) is None, "the state still has the session")
    stage.avn("who kept the token", session).is_refused("user", "info", **NO_SUCH_TOKEN)


@scenarios.add
def expiring_all_tokens_ends_every_one_of_them(stage):
    made = new_personal_token(stage, "another one")
    check(stage.sofia.does("user", "tokens-expire").strip() != "", "avn printed no message")
    stage.sofia.is_refused("user", "info", **NO_SUCH_TOKEN)
    stage.avn("the holder of the other", made["full_token"]).is_refused("user", "info", **NO_SUCH_TOKEN)
    stage.mike.does("user", "info")


@scenarios.add
def signing_up_makes_a_user_with_a_session(stage):
    newcomer = stage.avn("who signs up", None)
    newcomer.does(
        "user",
        "create",
        "nina@new.example",
        "--real-name",
        "Nina New",
        variables={"AIVEN_NEW_PASSWORD": "a long new passphrase"},
    )
    nina = stage.state.person("nina@new.example")
    has("nina", nina, real_name="Nina New")
    [info] = newcomer.gets("user", "info")
    has("user info", info, user="nina@new.example", user_id=nina["user_id"])
    [organization] = newcomer.gets("organization", "list")
    member = stage.state.organization(organization["organization_name"])["users"][0]
    has("her organization's only member", member, user_id=nina["user_id"], is_super_admin=True)


# ------------------------------------------------------------------------------------- organizations and accounts


@scenarios.add
def an_organization_is_made_renamed_and_deleted(stage):
    made = only(stage.mike.gets("organization", "create", "Mike's own", "-f"))
    organization = stage.state.organization("Mike's own")
    has("create", made, organization_id=organization["organization_id"], account_id=organization["account_id"])
    rename = ("organization", "update", made["organization_id"], "--name", "Mike's new own")
    renamed = only(stage.mike.gets(*rename))
    same("update", renamed, as_organization(stage.state.organization("Mike's new own")))
    stage.sofia.is_refused(*rename, **no_permission("OrganizationGet"))
    stage.mike.does("organization", "delete", made["organization_id"], "-f")
    listed = stage.mike.gets("organization", "list")
    same("the organizations left", [each["organization_name"] for each in listed], ["Acme"])


@scenarios.add
def an_organization_that_is_not_empty_is_not_deleted(stage):
    with stage.mock.unchanged():
        stage.sofia.is_refused(
            "organization", "delete", stage.acme, "-f", status=409, saying="An account with projects cannot be deleted"
        )


@scenarios.add
def accounts_are_listed_made_renamed_and_deleted(stage):
    acme = stage.state.organization("Acme")
    units = [unit["account_id"] for unit in acme["organizational_units"]]
    listed = stage.mike.gets("account", "list")
    same("list", [account["account_id"] for account in listed], [acme["account_id"], *units])
    check("Acme" in stage.mike.does("account", "list"), "the table does not show the name")

    made = only(stage.mike.gets("account", "create", "--name", "Side project"))
    has("the organization", stage.state.organization("Side project"), account_id=made["account_id"])
    renamed = only(stage.mike.gets("account", "update", made["account_id"], "--name", "Main project"))
    has("update", renamed, account_name="Main project")
    has("the organization", stage.state.organization("Main project"), account_id=made["account_id"])
    check("Deleted" in stage.mike.does("account", "delete", made["account_id"]), "avn did not say so")
    same("list", stage.mike.gets("account", "list"), listed)


@scenarios.add
def an_account_of_somebody_else_is_left_alone(stage):
    acme = stage.state.organization("Acme")["account_id"]
    with stage.mock.unchanged():
        stage.mike.is_refused("account", "update", acme, "--name", "Mine", **no_permission("AccountUpdate"))
        stage.olga.is_refused("account", "delete", acme, **no_permission("AccountDelete"))


# ----------------------------------------------------------------------------------------- groups and invitations


def as_group(group):
    fields = ("create_time", "description", "managed_by_scim", "update_time", "user_group_id", "user_group_name")
    return {name: group[name] for name in fields}


def group_named(stage, name):
    [group] = [each for each in stage.state.organization("Acme")["user_groups"] if each["user_group_name"] == name]
    return group


@scenarios.add
def groups_are_listed_with_the_number_of_their_members(stage):
    expected = [
        as_group(group) | {"member_count": len(group["members"])}
        for group in stage.state.organization("Acme")["user_groups"]
    ]
    same("list", stage.mike.gets("organization", "group", "list", *stage.in_acme), expected)
    check("People team" in stage.mike.does("organization", "group", "list", *stage.in_acme), "the table shows no name")


@scenarios.add
def the_members_of_a_group_are_shown(stage):
    group = group_named(stage, "Developers")
    members = stage.mike.gets("organization", "group", "show", *stage.in_acme, group["user_group_id"])
    same("members", [member["user_id"] for member in members], group["members"])
    for member in members:
        user = stage.state.user(member["user_id"])
        has(user["user_email"], member["user_info"], user_email=user["user_email"], real_name=user["real_name"])


@scenarios.add
def a_group_is_made_changed_and_deleted(stage):
    make = ("organization", "group", "create", *stage.in_acme, "Night watch", "--description", "awake")
    made = only(stage.sofia.gets(*make))
    same("create", made, as_group(group_named(stage, "Night watch")))
    group_id = made["user_group_id"]
    with stage.mock.unchanged():
        stage.sofia.is_refused(*make, status=400, saying="User group names must be unique")
        stage.mike.is_refused(*make, **no_permission("UserGroupCreate"))
    changed = only(
        stage.sofia.gets("organization", "group", "update", *stage.in_acme, group_id, "--name", "Day watch")
    )
    same("update", changed, as_group(group_named(stage, "Day watch")))
    has("update", changed, description="awake", user_group_id=group_id)
    stage.sofia.does("organization", "group", "delete", *stage.in_acme, group_id, "-f")
    names = [group["user_group_name"] for group in stage.state.organization("Acme")["user_groups"]]
    same("the groups left", names, ["People team", "Developers"])


@scenarios.add
def somebody_is_invited_once(stage):
    invite = ("organization", "user", "invite", *stage.in_acme)
    stage.sofia.does(*invite, "Ivy@new.example")
    [invitation] = [each for each in stage.state.organization("Acme")["invitations"] if "ivy@" in each["user_email"]]
    has("the invitation", invitation, user_email="ivy@new.example")
    stage.sofia.is_refused(*invite, "ivy@new.example", status=409, saying="User already invited to organization")
    stage.sofia.is_refused(*invite, "mike@acme.example", status=409, saying="User already in organization")
    stage.mike.is_refused(*invite, "ida@new.example", **no_permission("OrganizationUserInvite"))


@scenarios.add
def permissions_of_projects_and_units_are_set_and_listed(stage):
    acme = stage.state.organization("Acme")
    group = group_named(stage, "People team")["user_group_id"]
    for kind, resource in (
        ("project", "acme-website"),
        ("organization_unit", acme["organizational_units"][0]["account_id"]),
    ):
        on_it = (*stage.in_acme, "--resource-type", kind, "--resource-id", resource)
        principal = ("--principal-type", "user_group", "--principal-id", group)
        stage.sofia.does("permissions", "set", *on_it, *principal, "--permission", "read_only", "-f")
        [listed] = stage.sofia.gets("permissions", "list", *on_it, *principal)
        [granted] = [
            each
            for each in stage.state.grants("Acme")
            if (each["resource_type"], each["resource_id"], each["principal_id"]) == (kind, resource, group)
        ]
        same(kind, listed, as_grant(granted))
        has(kind, listed, permissions=["read_only"])


# ------------------------------------------------------------------------------------ what an organization owns


DEMO_GROUP = "5a1e9d0b-1111-4111-8111-5a1e9d0b0001"
DEMO_CARD = "card5a1e9d0c001"
DEMO_VPC = "5a1e9d0e-2222-4222-8222-5a1e9d0e0001"


@scenarios.add
def projects_are_listed_as_far_as_one_may_see_them(stage):
    all_of_acme = ["acme-website", "acme-development", "acme-operations"]
    for caller, names in ((stage.sofia, all_of_acme), (stage.mike, [])):
        same("projects", [project["project_name"] for project in caller.gets("project", "list")], names)


@scenarios.add
def a_project_is_created_changed_and_deleted(stage):
    made = ("--project", "made")
    stage.sofia.does(
        "project", "create", "made", "--parent-id", stage.acme, "--cloud", "aws-eu-west-1", "--tech-email", "a@b.example"
    )
    details = only(stage.sofia.gets("project", "details", *made))
    has("project", details, project_name="made", default_cloud="aws-eu-west-1", billing_group_id=DEMO_GROUP)
    has("project", details, tech_emails=[{"email": "a@b.example"}])
    stage.sofia.is_refused("project", "create", "made", "--parent-id", stage.acme, status=409, saying="already exists")
    stage.sofia.does("project", "update", *made, "--name", "made-anew", "--parent-id", "a5a1e9d0de02")
    details = only(stage.sofia.gets("project", "details", "--project", "made-anew"))
    has("project", details, account_id="a5a1e9d0de02", account_name="Operations")
    stage.sofia.does("project", "delete", "made-anew")
    stage.sofia.is_refused("project", "details", "--project", "made-anew", status=404, saying="Project does not exist")


@scenarios.add
def a_project_has_tags_and_a_certificate(stage):
    website = ("--project", "acme-website")
    stage.sofia.does("project", "tags", "update", *website, "--add-tag", "env=prod", "--remove-tag", "team")
    same("tags", stage.sofia.gets("project", "tags", "list", *website), [{"key": "env", "value": "prod"}])
    stage.sofia.does("project", "tags", "replace", *website, "--tag", "a=b")
    same("tags", stage.sofia.gets("project", "tags", "list", *website), [{"key": "a", "value": "b"}])
    ca = Path(stage.home) / "ca.pem"
    stage.sofia.does("project", "ca-get", *website, "--target-filepath", str(ca))
    check(ca.read_text().startswith("-----BEGIN CERTIFICATE-----"), "no certificate was written")


@scenarios.add
def somebody_without_a_project_is_told_so(stage):
    stage.mike.is_refused("project", "details", "--project", "acme-website", status=403, saying="Not a project member")


@scenarios.add
def billing_groups_are_made_changed_assigned_and_deleted(stage):
    account = stage.state.organization("Acme")["account_id"]
    made = only(stage.sofia.gets("billing-group", "create", "Research", "--account-id", account))
    group = made["billing_group_id"]
    names = [each["billing_group_name"] for each in stage.sofia.gets("billing-group", "list")]
    same("billing groups", names, ["Acme", "Research"])
    stage.sofia.does("billing-group", "update", group, "--name", "Sales")
    has("billing group", only(stage.sofia.gets("billing-group", "get", group)), billing_group_name="Sales")
    stage.sofia.does("billing-group", "assign-projects", group, "acme-website")
    stage.sofia.is_refused(
        "billing-group", "delete", group, status=409, saying="Billing group with existing projects cannot be deleted"
    )
    stage.sofia.does("billing-group", "assign-projects", DEMO_GROUP, "acme-website")
    events = [each["event_type"] for each in stage.sofia.gets("billing-group", "events", group)]
    check("billing_group_update" in events, f"the history of the billing group is {events}")
    stage.sofia.does("billing-group", "delete", group)
    stage.sofia.is_refused("billing-group", "get", group, status=404, saying="Billing group not found")


@scenarios.add
def invoices_are_listed_with_their_lines(stage):
    [invoice] = stage.sofia.gets("billing-group", "invoice-list", DEMO_GROUP)
    has("invoice", invoice, invoice_number="ac3e0001-1", total_inc_vat="119.23")
    lines = stage.sofia.gets("billing-group", "invoice-lines", DEMO_GROUP, "ac3e0001-1")
    same("lines", [line["line_total_local"] for line in lines], ["95.00"])
    check("95.00" in stage.sofia.does("billing-group", "invoice-lines", DEMO_GROUP, "ac3e0001-1"), "no total is shown")
    same("credits", stage.sofia.gets("billing-group", "credits-list", DEMO_GROUP), [])


@scenarios.add
def the_cards_of_an_organization_are_listed(stage):
    [card] = stage.sofia.gets("organization", "card", "list", *stage.in_acme)
    has("card", card, card_id="card5a1e9d0c001", last4="4242")


@scenarios.add
def vpcs_are_made_connected_and_deleted(stage):
    [vpc] = stage.sofia.gets("organization", "vpc", "list", *stage.in_acme)
    has("VPC", vpc, organization_vpc_id=DEMO_VPC, state="ACTIVE")
    demo_vpc = (*stage.in_acme, "--organization-vpc-id", DEMO_VPC)
    has("VPC", only(stage.sofia.gets("organization", "vpc", "get", *demo_vpc)), display_name="Production")
    peer = ("--peer-cloud-account", "123456789012", "--peer-vpc", "vpc-0123456789abcdef0")
    connection = only(stage.sofia.gets("organization", "vpc", "peering-connection", "create", *demo_vpc, *peer))
    has("connection", connection, state="PENDING_PEER")
    stage.mock.advance(3600)
    [shown] = stage.sofia.gets("organization", "vpc", "peering-connection", "list", *demo_vpc)
    has("connection", shown, state="ACTIVE")
    [shown] = stage.sofia.gets("organization", "vpc", "peering-connection", "refresh", *demo_vpc)
    has("connection", shown, state="ACTIVE")
    named = ("--peering-connection-id", connection["peering_connection_id"])
    cidrs = ("organization", "vpc", "peering-connection", "user-peer-network-cidrs")
    stage.sofia.does(*cidrs, "add", *demo_vpc, *named, "10.9.0.0/24")
    [shown] = stage.sofia.gets("organization", "vpc", "peering-connection", "list", *demo_vpc)
    has("connection", shown, user_peer_network_cidrs=["10.9.0.0/24"])
    stage.sofia.does(*cidrs, "delete", *demo_vpc, *named, "10.9.0.0/24")
    stage.sofia.does("organization", "vpc", "peering-connection", "delete", *demo_vpc, *named)
    stage.sofia.does(
        "organization", "vpc", "create", *stage.in_acme, "--cloud", "aws-eu-west-1", "--network-cidr", "10.1.0.0/24"
    )
    stage.sofia.does("organization", "vpc", "delete", *demo_vpc)
    [left] = stage.sofia.gets("organization", "vpc", "list", *stage.in_acme)
    has("VPC", left, clouds=[{"cloud_name": "aws-eu-west-1", "network_cidr": "10.1.0.0/24"}])
    stage.sofia.is_refused("organization", "vpc", "get", *demo_vpc, status=404, saying="not found")


@scenarios.add
def the_clouds_of_a_project_are_listed(stage):
    clouds = stage.sofia.gets("cloud", "list", "--project", "acme-website")
    check(len(clouds) > 28, f"{len(clouds)} clouds")
    check("google-europe-west10" in [cloud["cloud_name"] for cloud in clouds], "a cloud is missing")


@scenarios.add
def vpcs_of_a_project_are_made_connected_and_deleted(stage):
    website = ("--project", "acme-website")
    same("VPCs", stage.sofia.gets("vpc", "list", *website), [])
    place = ("--cloud", "aws-eu-west-1", "--network-cidr", "10.1.0.0/24")
    made = only(stage.sofia.gets("vpc", "create", *website, *place))
    has("VPC", made, state="ACTIVE", network_cidr="10.1.0.0/24")
    mine = (*website, "--project-vpc-id", made["project_vpc_id"])
    peer = ("--peer-cloud-account", "123456789012", "--peer-vpc", "vpc-0123456789abcdef0")
    stage.sofia.does("vpc", "peering-connection", "create", *mine, *peer)
    stage.mock.advance(3600)
    [connection] = stage.sofia.gets("vpc", "peering-connection", "list", *mine)
    has("connection", connection, state="ACTIVE", peer_region="eu-west-1")
    cidrs = ("vpc", "user-peer-network-cidr")
    stage.sofia.does(*cidrs, "add", *mine, *peer, "10.9.0.0/24")
    has("connection", only(stage.sofia.gets("vpc", "peering-connection", "get", *mine, *peer)),
        user_peer_network_cidrs=["10.9.0.0/24"])
    stage.sofia.does(*cidrs, "delete", *mine, "10.9.0.0/24")
    stage.sofia.does("vpc", "peering-connection", "refresh", *mine)
    stage.sofia.does("vpc", "peering-connection", "delete", *mine, *peer)
    same("connections", stage.sofia.gets("vpc", "peering-connection", "list", *mine), [])
    has("VPC", only(stage.sofia.gets("vpc", "delete", *mine)), state="DELETING")
    same("VPCs", stage.sofia.gets("vpc", "list", *website), [])


@scenarios.add
def services_are_shown_as_the_fixture_tells_them(stage):
    website = ("--project", "acme-website")
    same("services", stage.sofia.gets("service", "list", *website), [])
    before, world = stage.state.document, stage.state.document
    [organization] = [each for each in world["organizations"] if each["organization_name"] == "Acme"]
    [project] = [each for each in organization["projects"] if each["project_name"] == "acme-website"]
    project["services"] = [{"service_name": "pg-1", "service_type": "pg", "plan": "startup-4", "state": "POWEROFF"}]
    stage.mock.expect("PUT", "/_mock/state", world)
    [listed] = stage.sofia.gets("service", "list", *website)
    has("service", listed, service_name="pg-1", plan="startup-4", state="POWEROFF", cloud_name=project["default_cloud"])
    has("service", only(stage.sofia.gets("service", "get", *website, "pg-1")), service_type="pg")
    check("pg-1" in stage.sofia.does("service", "list", *website), "the table does not show the service")
    stage.sofia.is_refused("service", "get", *website, "pg-2", status=404, saying="Service not found")
    stage.sofia.is_refused("project", "delete", "acme-website", status=403, saying="with services")
    stage.mock.expect("PUT", "/_mock/state", before)  # what is put is what resets go back to


@scenarios.add
def a_custom_cloud_is_made_provisioned_and_deleted(stage):
    made = json.loads(
        stage.sofia.does(
            "byoc", "create", *stage.in_acme, "--deployment-model", "standard", "--cloud-provider", "aws",
            "--cloud-region", "eu-west-1", "--reserved-cidr", "10.20.0.0/16", "--display-name", "Ours"
        )
    )  # fmt: skip
    mine = (*stage.in_acme, "--byoc-id", made["custom_cloud_environment"]["custom_cloud_environment_id"])
    check("Ours" in stage.sofia.does("byoc", "list", *stage.in_acme), "byoc list does not show it")
    template = stage.sofia.does("byoc", "template", "terraform", "get-template", *mine)
    check('variable "reserved_cidr"' in template, "the template does not take the reserved range")
    values = stage.sofia.does("byoc", "template", "terraform", "get-vars", *mine)
    check('reserved_cidr = "10.20.0.0/16"' in values, "the reserved range is not among the values")
    stage.sofia.does("byoc", "provision", *mine, "--aws-iam-role-arn", "arn:aws:iam::123456789012:role/ours")
    stage.sofia.does("byoc", "update", *mine, "--display-name", "Still ours")
    check("Still ours" in stage.sofia.does("byoc", "list", *stage.in_acme), "byoc list does not show the new name")
    stage.sofia.does("byoc", "delete", *mine)
    check("Still ours" not in stage.sofia.does("byoc", "list", *stage.in_acme), "byoc list still shows it")


@scenarios.add
def what_was_done_in_a_project_is_shown(stage):
    stage.sofia.does("project", "update", "--project", "acme-website", "--cloud", "google-europe-west1")
    [event] = stage.sofia.gets("events", "--project", "acme-website")
    has("event", event, event_type="project_update", actor="sofia@acme.example")

@scenarios.add
def the_password_is_changed(stage):
    old, new = "mike-likes-the-demo", "Mike likes avn even more 9"
    stage.mike.does("user", "password-change", answer=f"{old}\n{new}\n{new}\n")
    same("password", stage.state.person("mike@acme.example")["password"], new)
    newcomer = stage.avn("Mike, without a token", None)
    newcomer.does("user", "login", "mike@acme.example", variables={"AIVEN_PASSWORD": new})
    newcomer.is_refused("user", "login", "mike@acme.example", variables={"AIVEN_PASSWORD": old}, **NOT_AUTHENTICATED)


@scenarios.add
def a_card_that_pays_for_something_is_not_deleted(stage):
    stage.sofia.is_refused(
        "organization", "card", "delete", "-f", *stage.in_acme, DEMO_CARD,
        status=409, saying="The payment method is used by a billing group",
    )  # fmt: skip
    stage.sofia.does("billing-group", "update", DEMO_GROUP, "--card-id", "")
    stage.sofia.does("organization", "card", "delete", "-f", *stage.in_acme, DEMO_CARD)
    same("cards", stage.sofia.gets("organization", "card", "list", *stage.in_acme), [])


@scenarios.add
def the_default_project_is_switched(stage):
    stage.sofia.does("project", "switch", "acme-development")
    [details] = stage.sofia.gets("project", "details")
    has("project", details, project_name="acme-development")
    run = stage.sofia.run("project", "switch", "no-such-project")
    check(run.exit_code == 1 and "Traceback" not in run.stderr, f"switching to no project: {run}")


@scenarios.add
def somebody_is_invited_to_a_project(stage):
    stage.sofia.does("project", "user-invite", "--project", "acme-website", "--role", "developer", "ida@new.example")
    projects = stage.state.organization("Acme")["projects"]
    [website] = [project for project in projects if project["project_name"] == "acme-website"]
    [invitation] = website["invitations"]
    has("invitation", invitation, user_email="ida@new.example", member_type="developer")
    removal = stage.sofia.run("project", "user-remove", "--project", "acme-website", "mike@acme.example")
    check(removal.exit_code == 1 and "User does not exist in this project" in removal.stdout, f"removal: {removal}")
    stage.sofia.does("project", "user-list", "--project", "acme-website")
    invites = stage.sofia.run("project", "invite-list", "--project", "acme-website")
    check(invites.exit_code == 0 and "ida@new.example" in invites.stdout, f"invite-list: {invites}")


# --------------------------------------------------------------------------------------------------------- faults


def unavailable(**rule):
    return {"match": {"path": "/v1/*"}, "fault": {"kind": "status", "status": 503}, **rule}


@scenarios.add
def avn_gives_up_at_once_on_a_503_and_nothing_has_happened(stage):
    rule = stage.mock.fault(unavailable())
    with stage.mock.unchanged():
        stage.sofia.is_refused("application-user", "list", *stage.in_acme, status=503, saying="Service unavailable")
        stage.sofia.is_refused(
            "application-user", "create", *stage.in_acme, "--name", "new", status=503, saying="Service unavailable"
        )
    same("requests", stage.mock.fault_rule(rule)["hits"], 2)


@scenarios.add
def avn_shows_any_error_that_a_rule_makes_up(stage):
    for status in (400, 401, 403, 404, 409, 429, 500, 502, 504):
        fault = {"kind": "status", "status": status, "error_code": "made_up", "message": f"No luck with {status}"}
        stage.mock.fault({"times": 1, "fault": fault})
        stage.sofia.is_refused("organization", "list", status=status, saying=f"No luck with {status}")


@scenarios.add
def avn_is_told_when_it_asks_too_often(stage):
    stage.mock.expect("PUT", "/_mock/clock", {"frozen": True})
    stage.mock.fault({"fault": {"kind": "rate_limit", "requests": 1, "per_seconds": 60}})
    stage.sofia.does("organization", "list")
    stage.sofia.is_refused("organization", "list", status=429, saying="too many requests")
    stage.mock.advance(60)
    stage.sofia.does("organization", "list")


@scenarios.add
def avn_reads_again_when_the_connection_breaks_and_gives_up_the_third_time(stage):
    for kind in ("drop", "reset"):
        twice = stage.mock.fault({"match": {"method": "GET"}, "times": 2, "fault": {"kind": kind}})
        stage.sofia.does("organization", "list")
        same("hits", stage.mock.fault_rule(twice)["hits"], 2)
        always = stage.mock.fault({"fault": {"kind": kind}})
        run = stage.sofia.run("organization", "list")
        check(run.exit_code == 1, f"avn ended with exit code {run.exit_code} although nothing answered")
        same("hits", stage.mock.fault_rule(always)["hits"], 3)
        stage.mock.expect("DELETE", "/_mock/faults")


@scenarios.add
def a_creation_whose_answer_was_lost_exists_once(stage):
    match = {"operation": "ApplicationUserCreate"}
    rule = stage.mock.fault({"match": match, "times": 1, "fault": {"kind": "drop", "when": "after"}})
    run = stage.sofia.run("application-user", "create", *stage.in_acme, "--name", "once")
    check(run.exit_code == 1, f"avn ended with exit code {run.exit_code} although the answer was lost")
    same("attempts", stage.mock.fault_rule(rule)["matched"], 1)
    users = stage.sofia.gets("application-user", "list", *stage.in_acme)
    same("users", [user["name"] for user in users].count("once"), 1)


@scenarios.add
def a_token_that_expires_in_the_middle_of_a_job_stops_it_there(stage):
    stage.mock.fault({"after": 1, "times": 1, "fault": {"kind": "expire_token"}})
    listing = ("application-user", "token", "list", stage.ci_pipeline, *stage.in_acme)
    stage.sofia.does(*listing)
    stage.sofia.is_refused(*listing, **NO_SUCH_TOKEN)
    stage.sofia.does(*listing)


@scenarios.add
def an_answer_that_is_late_or_slow_is_an_answer_all_the_same(stage):
    expected = stage.sofia.gets("application-user", "list", *stage.in_acme)
    for fault in ({"kind": "latency", "ms": 100}, {"kind": "drip", "bytes_per_second": 5000}):
        stage.mock.fault({"times": 1, "fault": fault})
        same("users", stage.sofia.gets("application-user", "list", *stage.in_acme), expected)


@scenarios.add
def what_was_just_made_is_not_there_yet_when_reads_are_stale(stage):
    stage.mock.fault({"fault": {"kind": "stale_read", "writes": 1}})
    made = only(stage.sofia.gets("application-user", "create", *stage.in_acme, "--name", "new"))
    names = [user["name"] for user in stage.sofia.gets("application-user", "list", *stage.in_acme)]
    check("new" not in names, "what was just made is listed")
    stage.sofia.is_refused(
        "application-user", "info", made["user_id"], *stage.in_acme, status=404, saying="User not in organization"
    )


@scenarios.add
def every_failure_ends_as_the_documentation_says(stage):
    environment = {"PATH": f"{EXECUTABLE.parent}:{os.defpath}", "HOME": str(stage.home), "AIVEN_CONFIG_DIR": str(stage.home)}
    explores_as_documented("onboard.sh", stage.home, environment)


if __name__ == "__main__":
    with a_mock("avn", "--fixture", "demo", "--seed", "7") as mock:
        code = scenarios.perform("avn", mock, Stage)
    sys.exit(code)
