"""The same request in worlds of 10 to 1 000 000 application users: its cost should not know the difference. And what
such a world costs to load, to keep and to write down.
"""

import contextlib
import os
import subprocess
import tempfile
import threading
import time

import measuring
from measuring import AS_ADMIN, USERS, Figure

SIZES = [10, 1_000, 100_000, 1_000_000]
BATCH = 200  # requests for one figure


def measure(report, run):
    report.section("growth")
    with tempfile.TemporaryDirectory() as folder, contextlib.ExitStack() as servers:
        with measuring.one_core():
            worlds = [World(servers.enter_context(
                measuring.aiven_mock(run.mock, "--fixture", measuring.fixture(folder, size))), size) for size in SIZES]
            for name, measurement in MEASUREMENTS.items():
                results = measuring.in_turn(run.rounds, *[lambda world=world: measurement(world) for world in worlds])
                for size, result in zip(SIZES[1:], results[1:], strict=True):
                    detail = f"{Figure(result).median:.0f} us"
                    report.add(f"{name} at {size}, beside 10", measuring.ratios(result, results[0]), "x", detail)
        measuring.may_use_every_core(worlds[-1].server)
        while_it_is_exported(report, run, worlds[-1])
    with tempfile.TemporaryDirectory() as folder:
        loading(report, run, folder)


class World:
    def __init__(self, server, size):
        self.server, self.size = server, size
        self.client = measuring.Client(server, AS_ADMIN)

    def batch(self, method, path, body=None, change_first=False):
        """Microseconds for one request, the median of many."""
        times = []
        for number in range(BATCH if not change_first else BATCH // 4):
            if change_first:
                self.client.timed("POST", USERS, {"name": "n"})
            times.append(self.client.timed(method, path(number) if callable(path) else path, body))
        return Figure(times).median

    def any_user(self, number):
        spread = number * 7_919 * 127 % self.size  # all over the world
        return f"/v1/organization/org1/application-users/a1{spread:08d}"


MEASUREMENTS = {
    "get": lambda world: world.batch("GET", world.any_user),
    "list of 10": lambda world: world.batch("GET", USERS),
    "create": lambda world: world.batch("POST", USERS, {"name": "n"}),
    "snapshot": lambda world: world.batch("PUT", "/_mock/snapshots/s", change_first=True),
    "restore": lambda world: world.batch("POST", "/_mock/snapshots/s/restore", change_first=True),
    "fork": lambda world: world.batch("PUT", "/_mock/worlds/fork", {"fork_of": "default"}, change_first=True),
    "reset": lambda world: world.batch("POST", "/_mock/reset", change_first=True),
    "diff of some changes": lambda world: world.batch("GET", "/_mock/diff", change_first=True),
}


def while_it_is_exported(report, run, world):
    """A get while another client reads the whole state."""
    def during():
        over = threading.Event()

        def read_all():
            reader = measuring.Client(world.server)
            while not over.is_set():
                reader.timed("GET", "/_mock/state")
            reader.close()

        thread = threading.Thread(target=read_all)
        thread.start()
        time.sleep(0.3)
        took = MEASUREMENTS["get"](world)
        over.set()
        thread.join()
        return took

    busy, quiet = measuring.in_turn(run.rounds, during, lambda: MEASUREMENTS["get"](world))
    report.add("get while 1000000 are exported", measuring.ratios(busy, quiet), "x")


def loading(report, run, folder):
    users = 1_000_000
    with measuring.aiven_mock(run.mock, "--fixture", measuring.fixture(folder, 10)) as empty:
        base_mib = empty.memory_mib()
    written = measuring.fixture(folder, users, with_tokens=True)
    with measuring.aiven_mock(run.mock, "--fixture", written) as server:
        memory_mib = server.memory_mib() - base_mib
        reader = measuring.Client(server)
        file = f"{folder}/exported.json"
        with open(file, "wb") as out:
            out.write(reader.ask("GET", "/_mock/state")[1])
        reader.close()
    report.add("memory of a user with one token", Figure([memory_mib * 2**20 / users]), "bytes", digits=0)
    report.add("memory of that world, beside its file", Figure([memory_mib * 2**20 / os.path.getsize(file)]), "x")

    def load():
        server = measuring.aiven_mock(run.mock, "--fixture", file)
        server.stop()
        return server.start_ms

    def parse():
        return float(subprocess.run([run.parse_bench, file], capture_output=True, text=True, check=True).stdout)

    ours, bare = measuring.in_turn(3, load, parse)
    report.add("load of that file, beside bare parsing", measuring.ratios(ours, bare), "x",
               f"{Figure(ours).median / 1000:.1f} s, {os.path.getsize(file) / 2**20:.0f} MiB")
