"""Many clients at once: what the slowest of them waits for."""

import contextlib
import socket
import tempfile
import threading
import time

import measuring
from measuring import AS_ADMIN, TOKEN, USERS, Figure

GET = f"{USERS}/a000000003"


def measure(report, run):
    report.section("a crowd")
    with tempfile.TemporaryDirectory() as folder, \
            measuring.aiven_mock(run.mock, "--fixture", measuring.fixture(folder, 10)) as mock:
        for clients in (1, 16, 256, 2000):
            loads = [measuring.wrk(mock.url(GET), run.seconds, clients, AS_ADMIN) for _ in range(run.rounds)]
            tell(report, f"{clients} clients", loads)
        closing = {**AS_ADMIN, "Connection": "close"}
        loads = [measuring.wrk(mock.url(GET), run.seconds, 64, closing) for _ in range(run.rounds)]
        tell(report, "64 clients, a connection each request", loads)
        beside_slow_ones(report, run, mock)


def tell(report, name, loads):
    waits = f"p50 {Figure([load.p50_ms for load in loads]).median:.2f} ms, " \
            f"p99 {Figure([load.p99_ms for load in loads]).median:.2f} ms"
    report.add(f"{name}: requests", Figure([load.per_second for load in loads]), "/s", waits, digits=0)
    report.add(f"{name}: longest wait", Figure([load.longest_ms for load in loads]), "ms", digits=1)


def beside_slow_ones(report, run, mock):
    def alone():
        return measuring.wrk(mock.url(GET), run.seconds, 16, AS_ADMIN).p99_ms

    def beside():
        with SlowClients(mock, 200):
            return alone()

    slow, fast = measuring.in_turn(run.rounds, beside, alone)
    report.add("p99 of 16 clients beside 200 slow ones", measuring.ratios(slow, fast), "x")


class SlowClients:
    """They send one byte a second."""

    def __init__(self, server, count):
        self.request = f"GET {GET} HTTP/1.1\r\nHost: localhost\r\nAuthorization: aivenv1 {TOKEN}\r\nX-Slow: {'z' * 600}".encode()
        self.sockets = [socket.create_connection((measuring.HOST, server.port)) for _ in range(count)]
        self.over = threading.Event()
        self.thread = threading.Thread(target=self.send)

    def send(self):
        for byte in self.request:
            for client in self.sockets:
                with contextlib.suppress(OSError):
                    client.send(bytes([byte]))
                if self.over.wait(1 / len(self.sockets)):
                    return

    def __enter__(self):
        self.thread.start()
        time.sleep(1)  # until each has begun
        return self

    def __exit__(self, *_):
        self.over.set()
        self.thread.join()
        for client in self.sockets:
            client.close()
