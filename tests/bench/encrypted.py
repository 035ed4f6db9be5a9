"""HTTPS beside HTTP, on one port of one server: requests on connections that are kept, and what a handshake costs."""

import os
import socket
import ssl
import tempfile
from pathlib import Path

from measuring import AS_ADMIN, HOST, USERS, Figure, aiven_mock, fixture, in_turn, ratios, wrk

HANDSHAKES = 1000  # of one measurement


def measure(report, run):
    report.section("HTTPS beside HTTP")
    with aiven_mock_with_tls(run) as server:
        path = f"{USERS}/a000000000"
        for name, target in {"get": path, "list of 10": USERS}.items():
            plain, hidden = in_turn(
                run.rounds,
                lambda target=target: load(server, server.url(target), run.seconds),
                lambda target=target: load(server, encrypted(server, target), run.seconds),
            )
            rates = [[each.per_second for each in seen] for seen in (hidden, plain)]
            costs = [[each.cpu_us for each in seen] for seen in (hidden, plain)]
            report.add(f"{name}, keep-alive", ratios(*rates))
            detail = f"{Figure(costs[0]).median:.1f} us a request"
            report.add(f"{name}, server CPU", ratios(*costs), "times", detail)
        context = ssl.create_default_context(cafile=server.folder.name + "/ca.pem")
        without, with_it = in_turn(
            run.rounds, lambda: cpu_of_connections(server, None), lambda: cpu_of_connections(server, context)
        )
        costs = [more - less for less, more in zip(without, with_it, strict=True)]
        report.add("server CPU of a handshake", Figure(costs), "ms")


def aiven_mock_with_tls(run):
    """Its CA is in its own folder."""
    with tempfile.TemporaryDirectory() as folder:
        return aiven_mock(run.mock, "--fixture", fixture(folder, 10), "--tls", "--tls-ca-file", "ca.pem")


def encrypted(server, path):
    return f"https://{HOST}:{server.port}{path}"


def load(server, url, seconds):
    """What wrk has seen, with the server's CPU of one request."""
    begin = cpu_ms(server)
    seen = wrk(url, seconds, headers=AS_ADMIN)
    seen.cpu_us = (cpu_ms(server) - begin) * 1000 / (seen.per_second * seconds)
    return seen


def cpu_of_connections(server, context):
    """Milliseconds of CPU that the server takes for a connection that is opened and closed, with TLS or without."""
    begin = cpu_ms(server)
    for _ in range(HANDSHAKES):
        with socket.create_connection((HOST, server.port)) as line:
            if context:
                context.wrap_socket(line, server_hostname=HOST).close()
    return (cpu_ms(server) - begin) / HANDSHAKES


def cpu_ms(server):
    fields = Path(f"/proc/{server.process.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")
