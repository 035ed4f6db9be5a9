#!/usr/bin/env python3
"""How much of what was acknowledged a `kill -9` loses, with --state: state_file.py BINARY [USERS…]

For worlds of so many application users with a token each: renames an organization as fast as it goes, kills the server,
and looks which names the file has. Prints the size of the file, how long one writing took, and how old the oldest change
was that was lost, in the worst of several kills.
"""
import re
import signal
import sys
import tempfile
import time
from pathlib import Path

from measuring import AS_ADMIN, Client, aiven_mock, fixture

KILLS = 5
WORLDS = [100, 10_000, 100_000, 300_000]
ORGANIZATION = "/v1/organization/org0"


def seconds_of_a_writing(client, writings=4):
    """On average, while something changes all the time."""
    def saves():
        text = client.ask("GET", "/_mock/metrics")[1].decode()
        found = re.search(r"^aiven_mock_state_file_saves_total (\d+)", text, re.MULTILINE)
        return int(found[1]) if found else 0

    def next_save():
        before, number = saves(), 0
        while saves() == before:
            client.timed("PATCH", ORGANIZATION, {"name": f"next {number}"})
            number += 1
        return time.perf_counter()

    begin = next_save()
    for _ in range(writings):
        end = next_save()
    return (end - begin) / writings


def acknowledged_until_killed(server, client, seconds):
    """When each name was acknowledged: names are numbers that count up."""
    acknowledged = []
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        client.timed("PATCH", ORGANIZATION, {"name": str(len(acknowledged))})
        acknowledged.append(time.perf_counter())
        time.sleep(0.001)  # the machine is not to be busy with this
    server.process.send_signal(signal.SIGKILL)
    return acknowledged, time.perf_counter()


def kept_name(state):
    head = state.read_bytes().partition(b'"organization_id":"org0"')[2][:1000]
    return int(re.search(rb'"organization_name":"(?:next )?(\d+)"', head)[1])


def measure(binary, folder, users):
    state = Path(folder) / "state.json"
    options = ["--fixture", fixture(folder, users, with_tokens=True), "--state", state]
    worst, writing = 0.0, 0.0
    for kill in range(KILLS):
        with aiven_mock(binary, *options) as server:
            client = Client(server, AS_ADMIN)
            if not kill:
                writing = seconds_of_a_writing(client)
            # Kills meet the writings at different moments.
            acknowledged, killed = acknowledged_until_killed(server, client, 1 + 3 * writing + writing * kill / KILLS)
            server.process.wait()
        kept = kept_name(state)
        if kept + 1 < len(acknowledged):
            worst = max(worst, killed - acknowledged[kept + 1])
    size = state.stat().st_size / 1e6
    state.unlink()
    print(f"{users:8} users {size:8.1f} MB   from one writing to the next {writing:6.2f} s   "
          f"oldest change lost {worst:6.2f} s", flush=True)


def main():
    with tempfile.TemporaryDirectory() as folder:
        for users in [int(each) for each in sys.argv[2:]] or WORLDS:
            measure(sys.argv[1], folder, users)


main()
