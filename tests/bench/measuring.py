"""What every part of the benchmark stands on: servers, loads, and figures with their spread.

Standard library only. Nothing here knows what is measured.
"""

import contextlib
import json
import os
import re
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HOST = "127.0.0.1"
PATIENCE_S = 60  # with servers that start or stop


class Unable(Exception):
    """What was to be measured cannot be: no figure, and no success."""


# -------------------------------------------------------------------------------------------------------- servers


def free_port():
    """For programs that cannot be asked to take any: another one may take it meanwhile."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return probe.getsockname()[1]


class Server:
    """A program that listens on a port, for as long as the `with` block lasts."""

    def __init__(self, command, port=None, path="/"):
        """`path` is asked for until the program answers, whatever the status. Without a `port` the program takes a free
        one, and writes its URL to the file `ready` in the folder where it runs."""
        self.port = port
        self.log = tempfile.TemporaryFile()
        self.folder = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)  # some programs leave files where they run
        begin = time.perf_counter()
        self.process = subprocess.Popen(
            command, stdout=self.log, stderr=subprocess.STDOUT, start_new_session=True, cwd=self.folder.name)
        try:
            self._wait(path, begin)
        except Unable:
            self.stop()
            raise
        self.start_ms = (time.perf_counter() - begin) * 1000  # from exec to the first answer

    def _wait(self, path, begin):
        request = f"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode()
        while True:
            with contextlib.suppress(OSError):
                self.port = self.port or self._port_it_took()
                with socket.create_connection((HOST, self.port), timeout=5) as client:
                    client.sendall(request)
                    if client.recv(64).startswith(b"HTTP/1."):
                        return
            if self.process.poll() is not None or time.perf_counter() - begin > PATIENCE_S:
                self.log.seek(0)
                raise Unable(f"{self.process.args[0]} does not serve: {self.log.read()[-2000:].decode(errors='replace')}")
            time.sleep(0.0005)

    def _port_it_took(self):
        url = (Path(self.folder.name) / "ready").read_text()  # which is never there by half
        return int(url.rsplit(":", 1)[1])

    def url(self, path):
        return f"http://{HOST}:{self.port}{path}"

    def memory_mib(self):
        """Resident memory of the program and all its children."""
        pages = 0
        for process in Path("/proc").glob("[0-9]*"):
            with contextlib.suppress(OSError):
                if os.getsid(int(process.name)) == self.process.pid:
                    pages += int((process / "statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / 2**20

    def stop(self):
        """Asks it to stop and waits; milliseconds that took."""
        begin = time.perf_counter()
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGTERM)
        try:
            self.process.wait(PATIENCE_S)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
        took = (time.perf_counter() - begin) * 1000
        self.folder.cleanup()
        return took

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()


class Client:
    """One connection that is kept open. Works on the bare socket: a library would take longer than the server."""

    def __init__(self, server, headers=None):
        self.socket = socket.create_connection((HOST, server.port), timeout=PATIENCE_S)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.headers = "".join(f"{name}: {value}\r\n" for name, value in (headers or {}).items())

    def ask(self, method, path, body=None):
        """The answer's status and bytes; `body` is sent as JSON."""
        content = b"" if body is None else json.dumps(body).encode()
        head = f"{method} {path} HTTP/1.1\r\nHost: localhost\r\n{self.headers}"
        if body is not None:
            head += "Content-Type: application/json\r\n"
        if content or method in ("POST", "PUT"):
            head += f"Content-Length: {len(content)}\r\n"
        self.socket.sendall(head.encode() + b"\r\n" + content)
        return self._answer()

    def _answer(self):
        received = self._receive()
        while b"\r\n\r\n" not in received:
            received += self._receive()
        head, _, rest = received.partition(b"\r\n\r\n")
        length = re.search(rb"(?i)\r\ncontent-length: (\d+)", head)
        pieces, missing = [rest], int(length[1]) - len(rest) if length else 0
        while missing > 0:
            pieces.append(self._receive(1 << 20))
            missing -= len(pieces[-1])
        return int(head[9:12]), b"".join(pieces)

    def _receive(self, most=65536):
        piece = self.socket.recv(most)
        if not piece:
            raise Unable("the connection was closed")
        return piece

    def timed(self, method, path, body=None):
        """Microseconds until the whole answer is there, which must be a success."""
        begin = time.perf_counter()
        status, answer = self.ask(method, path, body)
        took = (time.perf_counter() - begin) * 1e6
        if not 200 <= status < 300:
            raise Unable(f"{method} {path}: {status} {answer[:200]}")
        return took

    def close(self):
        self.socket.close()


def on_a_new_connection(server, method, path, headers=None):
    """Milliseconds from connecting to the whole answer, which must be a success."""
    begin = time.perf_counter()
    with contextlib.closing(Client(server, headers)) as client:
        client.timed(method, path)
        return (time.perf_counter() - begin) * 1000


# ----------------------------------------------------------------------------------------------------------- load


class Load:
    """What wrk has seen."""

    def __init__(self, output):
        def find(pattern, otherwise=None):
            found = re.search(pattern, output)
            if found is None and otherwise is None:
                raise Unable(f"wrk: {output}")
            return otherwise if found is None else found[1]

        self.per_second = float(find(r"Requests/sec:\s+([\d.]+)"))
        self.p50_ms = milliseconds(find(r"\n +50% +(\S+)"))
        self.p99_ms = milliseconds(find(r"\n +99% +(\S+)"))
        self.longest_ms = milliseconds(find(r"Latency\s+\S+\s+\S+\s+(\S+)"))
        self.refused = int(find(r"Non-2xx or 3xx responses: (\d+)", 0))
        self.broken = find(r"Socket errors: (.*)", "")


def milliseconds(text):
    number, unit = re.fullmatch(r"([\d.]+)(us|ms|s|m)", text).groups()
    return float(number) * {"us": 0.001, "ms": 1, "s": 1000, "m": 60_000}[unit]


def wrk(url, seconds=2, connections=8, headers=None, post=None, accepts_refusal=False, timeout_s=10):
    """Asks for one address as fast as `connections` clients can. `post`: sends this as the body of a POST."""
    command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--latency", "--timeout", f"{timeout_s}s"]
    for name, value in (headers or {}).items():
        command += ["-H", f"{name}: {value}"]
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        if post is not None:
            script.write(f"wrk.method = 'POST'\nwrk.headers['Content-Type'] = 'application/json'\nwrk.body = [==[{post}]==]\n")
            script.flush()
            command += ["-s", script.name]
        try:
            run = subprocess.run([*command, url], capture_output=True, text=True, check=True)
        except FileNotFoundError:
            raise Unable("there is no wrk here: apt-get install wrk") from None
        except subprocess.CalledProcessError as failed:
            raise Unable(f"wrk {url}: {failed.stdout}{failed.stderr}") from None
    load = Load(run.stdout)
    if load.broken or (load.refused and not accepts_refusal):
        raise Unable(f"wrk {url}: {load.refused} refused, errors: {load.broken or 'none'}")
    return load


# -------------------------------------------------------------------------------------------------------- figures


class Figure:
    """A number that was measured several times: the median, the lowest and the highest."""

    def __init__(self, values):
        self.median = statistics.median(values)
        self.low, self.high = min(values), max(values)

    def text(self, digits=2):
        return f"{self.median:.{digits}f} ({self.low:.{digits}f}–{self.high:.{digits}f})"


def in_turn(rounds, *measurements):
    """Calls each in turn, `rounds` times, so that a noisy moment hits all; every second time from the last to the first,
    so that what comes before one is no advantage. The lists of what they returned."""
    results = [[] for _ in measurements]
    turns = list(zip(results, measurements, strict=True))
    for _ in range(rounds):
        for result, measure in turns:
            result.append(measure())
        turns.reverse()
    return results


def ratios(ours, others):
    return Figure([a / b for a, b in zip(ours, others, strict=True)])


class Report:
    """Prints each figure as soon as it is known, beside its aim, and remembers which ones are beyond their limit."""

    def __init__(self, thresholds):
        """`thresholds`: by section and name, {"aim": …, "at_least": …} or {"aim": …, "at_most": …}."""
        self.thresholds = thresholds
        self.beyond = []
        self.rows = []

    def section(self, title):
        print(f"\n{title}", flush=True)
        self.title = title

    def add(self, name, figure, unit="", detail="", digits=2):
        threshold = self.thresholds.get(self.title, {}).get(name, {})
        aim = f"aim {threshold['aim']}" if "aim" in threshold else ""
        is_good = figure.median >= threshold.get("at_least", figure.median) and \
            figure.median <= threshold.get("at_most", figure.median)
        if not is_good:
            self.beyond.append(f"{self.title}: {name}")
        print(f"  {name:<44} {figure.text(digits):>26} {unit:<8} {aim:<12} {detail}{'' if is_good else '  BEYOND ITS LIMIT'}",
              flush=True)
        self.rows.append({"section": self.title, "name": name, "median": figure.median, "low": figure.low,
                          "high": figure.high, "unit": unit, "detail": detail})


# ------------------------------------------------------------------------------------------------------- the mock

TOKEN = "bench-super-admin-token-0001"
MEMBER_TOKEN = "bench-member-without-rights-1"
USERS = "/v1/organization/org0/application-users"
AS_ADMIN = {"Authorization": f"aivenv1 {TOKEN}"}
AS_MEMBER = {"Authorization": f"aivenv1 {MEMBER_TOKEN}"}


def fixture(folder, users, with_tokens=False):
    """A file with one organization `org0` of ten application users, and one `org1` of `users`. Its path."""
    def application_users(prefix, count):
        for number in range(count):
            user = {"user_id": f"{prefix}{number:08d}", "name": f"user-{number}"}
            if with_tokens:
                user["access_tokens"] = [{"full_token": f"{prefix}{number:08d}-is-a-token-for-a-bench"}]
            yield user

    admin, member = "admin@bench.example", "member@bench.example"
    document = {
        "version": 1,
        "users": [{"user_id": "u1", "user_email": admin, "access_tokens": [{"full_token": TOKEN}]},
                  {"user_id": "u2", "user_email": member, "access_tokens": [{"full_token": MEMBER_TOKEN}]}],
        "organizations": [
            {"organization_id": f"org{number}", "organization_name": f"Bench {number}",
             "users": [{"user_id": admin, "is_super_admin": True}, {"user_id": member}],
             "application_users": list(application_users(f"a{number}", count))}
            for number, count in enumerate([10, users])]}
    path = Path(folder) / f"{users}{'-with-tokens' if with_tokens else ''}.json"
    path.write_text(json.dumps(document))
    return path


@contextlib.contextmanager
def one_core():
    """This process, and the servers that are started within the block, share one core. For one client that takes turns
    with a server: what a turn takes depends threefold on which cores the system happens to put the two on."""
    every = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {max(every)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, every)


def may_use_every_core(server):
    """Ends that for a server."""
    for thread in Path(f"/proc/{server.process.pid}/task").iterdir():
        os.sched_setaffinity(int(thread.name), os.sched_getaffinity(0))


def aiven_mock(binary, *options):
    """The mock as users start it: journal, permissions and everything else on."""
    command = [binary, "serve", "--port", "0", "--ready-file", "ready", *map(str, options)]
    return Server(command, path="/_mock/health")


def fail(message):
    print(message, file=sys.stderr)
    sys.exit(1)
