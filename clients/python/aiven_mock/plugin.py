"""The pytest plugin: the fixtures aiven and aiven_server, and what a failed test had asked.

    def test_me(aiven):                     # a world of this test's own; AIVEN_WEB_URL, AIVEN_TOKEN … are set
        aiven.fail("UserInfo", 503, times=1)

    @pytest.mark.aiven(fixture="empty", clock="2026-01-31T09:30:00Z", seed=7)
"""

from __future__ import annotations

import json
import os
import pathlib
from typing import Any, Generator, Iterator

import pytest

from .server import Fixture, Server
from .world import World

_world = pytest.StashKey[World]()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.getgroup("aiven-mock").addoption(
        "--aiven-mock-server",
        metavar="URL",
        default=os.environ.get("AIVEN_MOCK_SERVER"),
        help="make worlds on this server, instead of starting one (AIVEN_MOCK_SERVER, AIVEN_MOCK_CONTROL_TOKEN)",
    )


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line(
        "markers",
        "aiven(fixture=None, clock=None, seed=None): what the world of this test begins with: "
        "a built-in name, a file or JSON; a time at which its clock stands still; a seed for its ids and tokens",
    )


@pytest.fixture(scope="session")
def aiven_server(pytestconfig: pytest.Config) -> Iterator[Server]:
    """The server that the worlds are on; each worker of pytest-xdist starts one of its own."""
    url = pytestconfig.getoption("aiven_mock_server")
    if url:
        yield Server(url, os.environ.get("AIVEN_MOCK_CONTROL_TOKEN"))
        return
    with Server.start() as server:
        yield server


@pytest.fixture
def aiven(
    request: pytest.FixtureRequest, aiven_server: Server, monkeypatch: pytest.MonkeyPatch
) -> Iterator[World]:
    """A world of this test's own, and the environment that leads clients to it."""
    world = aiven_server.world(request.node.nodeid, **_wishes(request.node))
    request.node.stash[_world] = world
    for name, value in world.environment().items():
        if value is None:
            monkeypatch.delenv(name, raising=False)
        else:
            monkeypatch.setenv(name, value)
    yield world
    world.delete()


def _wishes(item: pytest.Item) -> Any:
    marker = item.get_closest_marker("aiven")
    wishes = dict(marker.kwargs) if marker else {}
    unknown = set(wishes) - {"fixture", "clock", "seed"}
    if unknown or (marker and marker.args):
        raise pytest.UsageError("@pytest.mark.aiven takes fixture=, clock= and seed=, nothing else")
    wishes["fixture"] = _fixture(wishes.get("fixture"), item)
    return wishes


# A file is looked for beside the test. The built-in fixtures are names without a dot.
def _fixture(fixture: Fixture, item: pytest.Item) -> Fixture:
    if isinstance(fixture, str) and "." in fixture:
        text = (pathlib.Path(item.path).parent / fixture).read_text(encoding="utf-8")
        parsed: Fixture = json.loads(text)
        return parsed
    return fixture


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, Any, None]:
    outcome = yield
    report: pytest.TestReport = outcome.get_result()
    world = item.stash.get(_world, None)
    if report.when == "call" and report.failed and world is not None:
        report.sections.append(("Requests of this test", _requests(world)))


def _requests(world: World) -> str:
    try:
        return "\n".join(map(str, world.calls)) or "none"
    except Exception as error:  # the test may have stopped the server; its own failure is what counts
        return f"cannot be told: {error}"
