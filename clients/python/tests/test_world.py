"""What a world can do, asked of a real server."""

from datetime import datetime, timedelta, timezone
from http.client import RemoteDisconnected
from time import monotonic

import pytest
from aiven_mock import Refused, Server

USERS = "/v1/organization/org5a1e9d0ac1e/application-users"
IN_JANUARY = datetime(2026, 1, 31, 9, 30, tzinfo=timezone.utc)


def test_a_world_tells_what_clients_need(aiven):
    assert aiven.request("GET", "/v1/me").body["user"]["user"] == "sofia@acme.example"
    assert (aiven.organization_id, aiven.organization_name) == ("org5a1e9d0ac1e", "Acme")
    assert (aiven.project_name, aiven.payment_method_id) == ("acme-website", "pm5a1e9d0c001")


@pytest.mark.parametrize("name", ["mike@acme.example", "Mike Member"])
def test_a_person_has_a_token_by_address_or_name(aiven, name):
    me = aiven.request("GET", "/v1/me", token=aiven.token_of(name)).body["user"]
    assert me["user"] == "mike@acme.example"


def test_an_application_user_has_a_token(aiven):
    assert aiven.request("GET", "/v1/me", token=aiven.token_of("ci-pipeline")).status == 200


def test_nobody_has_no_token(aiven):
    with pytest.raises(LookupError, match="nobody@acme.example"):
        aiven.token_of("nobody@acme.example")


def test_a_frozen_clock_moves_when_it_is_told_to(aiven):
    assert aiven.clock.freeze(IN_JANUARY) == IN_JANUARY
    assert aiven.clock.advance(timedelta(hours=1)) == IN_JANUARY + timedelta(hours=1)
    assert aiven.clock.now == IN_JANUARY + timedelta(hours=1)


def test_a_clock_without_a_zone_is_in_utc(aiven):
    assert aiven.clock.freeze(datetime(2026, 1, 31, 9, 30)) == IN_JANUARY


def test_a_frozen_clock_runs_again(aiven):
    aiven.clock.freeze()
    aiven.clock.run()
    assert aiven.control.ask("GET", "/clock")["frozen"] is False


def test_a_failure_comes_as_often_as_asked_and_says_when_to_come_again(aiven):
    aiven.fail("ApplicationUsersList", 503, retry_after=2, error_code="busy", message="Later", times=1)
    failed = aiven.request("GET", USERS)
    assert (failed.status, failed.headers["Retry-After"]) == (503, "2")
    assert failed.body["errors"][0] == {"message": "Later", "status": 503, "error_code": "busy"}
    assert aiven.request("GET", USERS).status == 200


def test_a_failure_is_for_those_who_are_meant(aiven):
    aiven.fail("*", 503, principal="mike@acme.example")
    assert aiven.request("GET", "/v1/me", token=aiven.token_of("mike@acme.example")).status == 503
    assert aiven.request("GET", "/v1/me").status == 200
    aiven.heal()
    assert aiven.request("GET", "/v1/me", token=aiven.token_of("mike@acme.example")).status == 200


def test_a_lost_answer_has_changed_the_world(aiven):
    aiven.lose_answer("ApplicationUserCreate")
    with pytest.raises(RemoteDisconnected):
        aiven.request("POST", USERS, {"name": "nightly"})
    assert "nightly" in [user["name"] for user in aiven.request("GET", USERS).body["application_users"]]


def test_a_rate_limit_refuses_what_is_beyond(aiven):
    aiven.clock.freeze()
    aiven.rate_limit(1, per_seconds=60)
    assert aiven.request("GET", USERS).status == 200
    refused = aiven.request("GET", USERS)
    assert (refused.status, refused.headers["Retry-After"]) == (429, "60")


def test_a_slow_answer_comes_later(aiven):
    aiven.slow("UserInfo", timedelta(milliseconds=200), times=1)
    begin = monotonic()
    assert aiven.request("GET", "/v1/me").status == 200
    assert monotonic() - begin >= 0.2


def test_calls_say_what_was_asked_and_why_it_was_refused(aiven):
    aiven.request("GET", "/v1/me")
    aiven.request("POST", USERS, {"name": "mine"}, token=aiven.token_of("mike@acme.example"))
    first, second = aiven.calls
    assert (first.operation, first.status, first.reason) == ("UserInfo", 200, None)
    assert (second.method, second.path, second.status) == ("POST", USERS, 403)
    assert "mike@acme.example needs organization:app_users:write" in str(second)
    aiven.forget_calls()
    assert aiven.calls == []


def test_verify_says_what_came_near(aiven):
    aiven.request("GET", USERS)
    aiven.verify("ApplicationUsersList", times=1)
    aiven.verify("ApplicationUsersList", times=(1, 3), status=200)
    with pytest.raises(AssertionError, match="found 0") as failure:
        aiven.verify("ApplicationUsersList", status=404)
    assert f"near: GET {USERS}: /match/status is 200, not 404" in str(failure.value)


def test_verify_nothing_else_names_the_others(aiven):
    aiven.request("GET", USERS)
    aiven.verify_nothing_else("ApplicationUsersList")
    aiven.request("GET", "/v1/me")
    with pytest.raises(AssertionError, match="GET /v1/me 200 UserInfo"):
        aiven.verify_nothing_else("ApplicationUsersList")


def test_a_slip_in_the_name_of_an_operation_is_refused(aiven):
    with pytest.raises(Refused, match='did you mean "ApplicationUserCreate"'):
        aiven.fail("AplicationUserCreate", 503)


def test_who_may_do_what(aiven):
    assert aiven.may("tess@acme.example", "ApplicationUserCreate", organization_id=aiven.organization_id)
    assert not aiven.may("mike@acme.example", "ApplicationUserCreate", organization_id=aiven.organization_id)
    [decision] = aiven.access(principal="mike@acme.example", operation="ApplicationUserCreate", organization_id=aiven.organization_id)
    assert "organization:app_users:write" in decision["because"]


def test_snapshots_and_reset_go_back(aiven):
    aiven.snapshot("before")
    aiven.request("POST", USERS, {"name": "nightly"})
    aiven.restore("before")
    assert "nightly" not in str(aiven.request("GET", USERS).body)
    aiven.request("POST", USERS, {"name": "nightly"})
    aiven.reset()
    assert "nightly" not in str(aiven.request("GET", USERS).body)


def test_a_state_can_be_loaded_into_another_world(aiven, aiven_server):
    aiven.request("POST", USERS, {"name": "nightly"})
    other = aiven_server.world(fixture=aiven.state())
    try:
        assert "nightly" in str(other.request("GET", USERS).body)
    finally:
        other.delete()


def test_a_server_of_ones_own_ends_with_its_block():
    with Server.start(["--fixture", "empty"]) as server:
        world = server.world("a label / with signs")
        assert world.organization_name == "Empty"
        assert world.request("GET", "/v1/me").status == 200
    with pytest.raises(OSError):
        world.request("GET", "/v1/me")


def test_a_server_that_cannot_start_is_told_of():
    with pytest.raises(RuntimeError, match="ended with 2"):
        Server.start(["--no-such-option"])
