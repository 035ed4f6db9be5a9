"""The mock beside the servers that people would use instead, each doing the nearest equal work with what it has: a list
of ten users; making one, where it keeps state; going back to where it began. How many times faster the mock is.

A peer is a file of this folder, with a function that describes it, and a line in PEERS.
"""

import tempfile
from pathlib import Path

import measuring
from measuring import AS_ADMIN, USERS, Figure

from . import apimock, httpmock, json_server, mockoon, mockserver, moto, prism, stripe_mock, wiremock

PEERS = [httpmock, apimock, stripe_mock, wiremock, mockserver, prism, json_server, mockoon, moto]
STEADY_S = 20  # of load, after which a virtual machine has compiled what it will


def measure(report, run):
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        fixture = measuring.fixture(folder, 10)
        starts = []
        for number, module in enumerate(PEERS):
            here = folder / str(number)
            here.mkdir()
            with measuring.aiven_mock(run.mock, "--fixture", fixture) as mock:
                starts.append(beside(report, run, mock, module.describe(run.installed, here)))
        mocks = [start(lambda: measuring.aiven_mock(run.mock)) for _ in range(run.rounds)]
        report.section("beside all peers")
        report.add("start of the fastest peer, beside ours", measuring.ratios([min(starts)] * len(mocks), mocks), "x")


def beside(report, run, mock, peer):
    """Milliseconds that the peer takes to start."""
    report.section(f"beside {peer.name}")
    starts = [start(peer.start) for _ in range(3)]
    report.add("its start", Figure(starts), "ms", digits=0)
    with peer.start() as server:
        report.add("its idle memory", Figure([server.memory_mib()]), "MiB", digits=0)
        if peer.prepare:
            peer.prepare(server)

        def ours():
            return measuring.wrk(mock.url(USERS), run.seconds, headers=AS_ADMIN).per_second

        def theirs(seconds=run.seconds):
            return measuring.wrk(server.url(peer.users), seconds, headers=peer.headers).per_second

        def compare(name, rounds=run.rounds):
            mocks, peers = measuring.in_turn(rounds, ours, theirs)
            report.add(name, measuring.ratios(mocks, peers), "x", f"{Figure(peers).median:.0f}/s")

        compare("list of 10, cold", rounds=1)
        compare("list of 10, warm")
        theirs(STEADY_S)
        compare(f"list of 10, after {STEADY_S} s of load")
        if peer.create:
            compare_creates(report, run, mock, server, peer)
        if peer.reset:
            resets = [measuring.on_a_new_connection(server, *peer.reset) for _ in range(11)]
            report.add("its reset", Figure(resets), "ms")
    return min(starts)


def compare_creates(report, run, mock, server, peer):
    path, body = peer.create

    refused = []

    def ours():
        return measuring.wrk(mock.url(USERS), 1, headers=AS_ADMIN, post='{"name": "n"}').per_second

    def theirs():  # a store may be full soon, and then refuses, which is less work
        load = measuring.wrk(server.url(path), 1, headers=peer.headers, post=body, accepts_refusal=True)
        refused.append(load.refused)
        return load.per_second

    mocks, peers = measuring.in_turn(run.rounds, ours, theirs)
    detail = f"{Figure(peers).median:.0f}/s" + (f", of which refused: {sum(refused)}" if any(refused) else "")
    report.add("create", measuring.ratios(mocks, peers), "x", detail)


def start(begin):
    with begin() as server:
        return server.start_ms
