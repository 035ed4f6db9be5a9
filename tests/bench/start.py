"""What a test waits for before and after: the start, the stop, and the memory in between."""

import tempfile

import measuring
from measuring import Figure


def measure(report, run):
    report.section("start and stop")
    starts, stops, memory = [], [], []
    for _ in range(4 * run.rounds + 1):
        server = measuring.aiven_mock(run.mock)
        starts.append(server.start_ms)
        memory.append(server.memory_mib())
        stops.append(server.stop())
    report.add("exec to first answer", Figure(starts), "ms", digits=1)
    report.add("idle memory", Figure(memory), "MiB", digits=1)
    report.add("stop", Figure(stops), "ms", digits=1)
    crowded = Figure([stop_with_idle_clients(run, 200) for _ in range(run.rounds)])
    report.add("stop with 200 idle clients", crowded, "ms", digits=1)

    with tempfile.TemporaryDirectory() as folder:
        for users in (10,) if run.is_short else (10, 1_000_000):
            with measuring.aiven_mock(run.mock, "--fixture", measuring.fixture(folder, users)) as server:
                resets = Figure([reset_on_a_new_connection(server) for _ in range(20 * run.rounds + 1)])
                report.add(f"reset on a new connection, {users} users", resets, "ms")


def stop_with_idle_clients(run, count):
    server = measuring.aiven_mock(run.mock)
    clients = [measuring.Client(server) for _ in range(count)]
    for client in clients:
        client.timed("GET", "/_mock/health")
    took = server.stop()
    for client in clients:
        client.close()
    return took


def reset_on_a_new_connection(server):
    change = measuring.Client(server, measuring.AS_ADMIN)
    change.timed("POST", measuring.USERS, {"name": "n"})
    change.close()
    return measuring.on_a_new_connection(server, "POST", "/_mock/reset")
