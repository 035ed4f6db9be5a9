"""The pytest plugin, as a test suite has it."""

import json

import pytest

MINE = {
    "version": 1,
    "users": [{"user_email": "ann@mine.example", "access_tokens": [{"full_token": "ann-of-mine-token-for-tests"}]}],
    "organizations": [
        {"organization_name": "Mine", "users": [{"user_id": "ann@mine.example", "is_super_admin": True}]}
    ],
}
ONE = """
    import os
    USERS = "/v1/organization/org5a1e9d0ac1e/application-users"
"""


def test_each_test_has_a_world_of_its_own(pytester):
    pytester.makepyfile(
        ONE
        + """
    def test_one(aiven):
        assert aiven.request("POST", USERS, {"name": "mine"}).status == 200
    def test_two(aiven):
        assert "mine" not in str(aiven.request("GET", USERS).body)
    """
    )
    pytester.runpytest_subprocess().assert_outcomes(passed=2)


def test_clients_are_led_there_by_the_environment(pytester, monkeypatch):
    monkeypatch.setenv("AIVEN_TOKEN", "a real one")
    monkeypatch.setenv("AIVEN_PROJECT_NAME", "a real one")
    pytester.makepyfile(
        """
    import os, pytest
    @pytest.mark.aiven(fixture="empty")
    def test_inside(aiven):
        assert os.environ["AIVEN_WEB_URL"] == aiven.url
        assert os.environ["AIVEN_TOKEN"] == os.environ["AIVEN_AUTH_TOKEN"] == aiven.token
        assert os.environ["AIVEN_ORGANIZATION_ID"] == aiven.organization_id
        assert "AIVEN_PROJECT_NAME" not in os.environ
    def test_outside():
        assert os.environ["AIVEN_PROJECT_NAME"] == "a real one"
        assert "AIVEN_WEB_URL" not in os.environ
    """
    )
    pytester.runpytest_subprocess().assert_outcomes(passed=2)


def test_the_marker_says_what_a_world_begins_with(pytester):
    pytester.makefile(".json", mine=json.dumps(MINE))
    pytester.makepyfile(
        ONE
        + f"    MINE = {MINE!r}"
        + """
    import pytest
    ids = []
    @pytest.mark.parametrize("run", [1, 2])
    @pytest.mark.aiven(clock="2026-01-31T09:30:00Z", seed=7)
    def test_seed_and_clock(aiven, run):
        assert str(aiven.clock.now) == "2026-01-31 09:30:00+00:00"
        ids.append(aiven.request("POST", USERS, {"name": "mine"}).body["user_id"])
        assert len(set(ids)) == 1
    @pytest.mark.aiven(fixture="mine.json")
    def test_file(aiven):
        assert aiven.organization_name == "Mine"
    @pytest.mark.aiven(fixture=MINE)
    def test_here(aiven):
        assert aiven.organization_name == "Mine"
    """
    )
    pytester.runpytest_subprocess().assert_outcomes(passed=4)


@pytest.mark.parametrize("wrong", ["seeds=7", "'demo'"])
def test_a_slip_in_the_marker_is_told(pytester, wrong):
    pytester.makepyfile(f"import pytest\n@pytest.mark.aiven({wrong})\ndef test_it(aiven): pass")
    result = pytester.runpytest_subprocess()
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["*@pytest.mark.aiven takes fixture=, clock= and seed=, nothing else*"])


def test_a_failed_test_shows_its_requests_and_why_they_were_refused(pytester):
    pytester.makepyfile(
        ONE
        + """
    def test_it(aiven):
        aiven.request("GET", "/v1/me")
        assert aiven.request("POST", USERS, {"name": "x"}, token=aiven.token_of("mike@acme.example")).status == 200
    def test_silent(aiven):
        assert False
    def test_passes(aiven):
        aiven.request("GET", "/v1/invoice/1/cookie")
    """
    )
    result = pytester.runpytest_subprocess()
    result.assert_outcomes(failed=2, passed=1)
    result.stdout.fnmatch_lines(
        [
            "*Requests of this test*",
            "GET /v1/me 200 UserInfo",
            "POST */application-users 403 ApplicationUserCreate: mike@acme.example needs organization:app_users:write*",
            "*Requests of this test*",
            "none",
        ]
    )
    result.stdout.no_fnmatch_line("*cookie*")


def test_a_server_that_runs_already_is_used_and_left_as_it_was(pytester, aiven_server):
    pytester.makepyfile(
        f"""
    def test_it(aiven, aiven_server):
        assert aiven_server.url == {aiven_server.url!r}
        assert aiven.url.startswith({aiven_server.url!r})
    """
    )
    pytester.runpytest_subprocess("--aiven-mock-server", aiven_server.url + "/").assert_outcomes(passed=1)
    world = aiven_server.world()
    try:
        names = [each["name"] for each in world.control.ask("GET", "/worlds")["worlds"]]
        assert sorted(names) == sorted(["default", world.name])
    finally:
        world.delete()


def test_workers_of_xdist_do_not_disturb_each_other(pytester):
    pytest.importorskip("xdist")
    pytester.makepyfile(
        ONE
        + """
    import pytest
    @pytest.mark.parametrize("n", range(20))
    def test_it(aiven, n):
        assert aiven.request("POST", USERS, {"name": f"mine-{n}"}).status == 200
        assert str(aiven.request("GET", USERS).body).count("mine-") == 1
    """
    )
    pytester.runpytest_subprocess("-n", "2").assert_outcomes(passed=20)
