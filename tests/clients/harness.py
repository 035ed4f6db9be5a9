"""What the scenarios of every client stand on: a running aiven-mock, its state, and the table of results.

Standard library only, Python 3.10 or newer.
"""

import contextlib
import copy
import json
import os
import re
import signal
import ssl
import subprocess
import sys
import tempfile
import time
import traceback
import urllib.error
import urllib.request
from pathlib import Path

# Where the mock writes whom to trust, when it is to be asked over HTTPS.
CA_FILE = os.environ.get("AIVEN_MOCK_CLIENTS_CA_FILE")
# What tells clients so.
TRUST = {name: CA_FILE for name in ("SSL_CERT_FILE", "REQUESTS_CA_BUNDLE") if CA_FILE}

PREFIX_LENGTH = 12  # of a token: how the API names it

# What changes because somebody asked, whatever the answer was; the clock also moves by itself.
TRACES_OF_USE = {"last_activity_time", "last_ip", "last_used_time", "last_user_agent"}


class Failure(Exception):
    """What the client or the mock did is not what the scenario expects."""


# --------------------------------------------------------------------------------------------------- expectations


def check(holds, complaint):
    if not holds:
        raise Failure(complaint)


def same(what, actual, expected):
    """Both are equal, in every field; the complaint names the first that is not."""
    difference = first_difference(actual, expected)
    check(difference is None, f"{what}{difference}")


def has(what, actual, **fields):
    """A JSON object has these fields with these values, and may have others."""
    for name, expected in fields.items():
        check(name in actual, f"{what} has no {name}")
        same(f"{what}.{name}", actual[name], expected)


def first_difference(actual, expected, place=""):
    if isinstance(actual, dict) and isinstance(expected, dict):
        for key in sorted(actual.keys() | expected.keys()):
            if key not in actual:
                return f"{place}.{key} is missing, expected {expected[key]!r}"
            if key not in expected:
                return f"{place}.{key} is {actual[key]!r}, expected not to be there"
            if (difference := first_difference(actual[key], expected[key], f"{place}.{key}")) is not None:
                return difference
        return None
    if isinstance(actual, list) and isinstance(expected, list):
        if len(actual) != len(expected):
            return f"{place} has {len(actual)} items, expected {len(expected)}"
        for number, pair in enumerate(zip(actual, expected, strict=True)):
            if (difference := first_difference(*pair, f"{place}[{number}]")) is not None:
                return difference
        return None
    return None if actual == expected else f"{place} is {actual!r}, expected {expected!r}"


def by(field, items):
    """For comparing lists whose order means nothing."""
    return sorted(items, key=lambda item: item[field])


def masked(text):
    """Long base64 and the demo fixture's tokens are cut to their prefix."""
    secret = r"[A-Za-z0-9+/%]{60,}={0,2}|\b[a-z][a-z-]*-demo-token\b"
    return re.sub(secret, lambda found: found[0][:PREFIX_LENGTH] + "…", text)


# ------------------------------------------------------------------------------------------------------- the mock


class State:
    """What GET /_mock/state said: the truth that a client's output is compared with."""

    def __init__(self, document):
        self.document = document

    def organization(self, name):
        return self._one("organization", name, self.document["organizations"], "organization_name")

    def members(self, name):
        """People and application users of an organization; the latter are in no other one."""
        organization = self.organization(name)
        joined = [
            {"user_id": user["user_id"], "is_super_admin": False, "join_time": user["create_time"]}
            for user in organization["application_users"]
        ]
        return organization["users"] + joined

    def person(self, email):
        return self._one("person", email, self.document["users"], "user_email")

    def application_user(self, name):
        return self._one("application user", name, self.application_users(), "name")

    def application_users(self):
        return [user for organization in self.document["organizations"] for user in organization["application_users"]]

    def user(self, user_id):
        return self._one("user", user_id, self.document["users"] + self.application_users(), "user_id")

    def has_user(self, user_id):
        return any(user["user_id"] == user_id for user in self.document["users"] + self.application_users())

    def token(self, prefix):
        """The token with this prefix, or None."""
        for user in self.document["users"] + self.application_users():
            for token in user["access_tokens"]:
                if token["full_token"][:PREFIX_LENGTH] == prefix:
                    return token
        return None

    def grants(self, organization_name):
        return self.organization(organization_name)["permissions"]

    def without_traces_of_use(self):
        def stripped(value):
            if isinstance(value, dict):
                return {key: stripped(each) for key, each in value.items() if key not in TRACES_OF_USE}
            return [stripped(each) for each in value] if isinstance(value, list) else value

        document = copy.copy(self.document)
        del document["clock"]
        return stripped(document)

    @staticmethod
    def _one(kind, name, items, field):
        found = [item for item in items if item[field] == name]
        check(len(found) == 1, f"the state has {len(found)} times {kind} {name!r}")
        return found[0]


class AivenMock:
    """`aiven-mock serve` for as long as the with-block lasts."""

    def __init__(self, *options):
        self._options = (*options, "--tls", "--tls-ca-file", CA_FILE) if CA_FILE else options

    def __enter__(self):
        binary = os.environ.get("AIVEN_MOCK_BINARY")
        if not binary:
            sys.exit("AIVEN_MOCK_BINARY is not set: it is the path of the aiven-mock to drive; or run scripts/clients")
        self._directory = tempfile.TemporaryDirectory(prefix="aiven-mock-clients-")
        ready = Path(self._directory.name, "ready")
        self._log = Path(self._directory.name, "log")
        command = [binary, "serve", "--port", "0", "--ready-file", str(ready), "--log", "text", *self._options]
        try:
            with self._log.open("wb") as log:
                self._process = subprocess.Popen(
                    command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=log, env={"PATH": os.defpath}
                )
        except OSError as error:
            self._directory.cleanup()
            sys.exit(f"aiven-mock cannot be started: {error}")
        try:
            self._wait_for(ready)
        except BaseException:
            self.__exit__(*sys.exc_info())
            raise
        self.base_url = ready.read_text().strip()
        return self

    def __exit__(self, *_):
        self.stop()
        self._directory.cleanup()

    def _wait_for(self, ready, seconds=10):
        deadline = time.monotonic() + seconds
        while not ready.exists():
            if self.has_ended():
                sys.exit(f"aiven-mock exited with code {self._process.returncode}: {self._log.read_text().strip()}")
            if time.monotonic() > deadline:
                sys.exit(f"aiven-mock was not ready after {seconds} seconds: {self._log.read_text().strip()}")
            time.sleep(0.005)

    def has_ended(self):
        return self._process.poll() is not None

    def stop(self):
        """Ends it as a user would; the exit code."""
        if not self.has_ended():
            self._process.terminate()
            try:
                self._process.wait(timeout=5)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
        return self._process.returncode

    def log(self, skip=0):
        """The log, one line a request, without its first `skip` characters."""
        return self._log.read_text()[skip:]

    def call(self, method, path, body=None, token=None):
        """One request, not by the client: (status, JSON or None)."""
        headers = {"Authorization": f"aivenv1 {token}"} if token else {}
        data = None
        if body is not None:
            data = json.dumps(body).encode()
            headers["Content-Type"] = "application/json"
        request = urllib.request.Request(self.base_url + path, data, headers, method=method)
        trust = urllib.request.HTTPSHandler(context=ssl.create_default_context(cafile=CA_FILE))
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), trust)
        try:
            with opener.open(request, timeout=10) as reply:
                status, text = reply.status, reply.read()
        except urllib.error.HTTPError as error:
            with error:
                status, text = error.code, error.read()
        return status, json.loads(text) if text else None

    def expect(self, method, path, body=None, token=None):
        """One request that has to succeed: its JSON."""
        status, answer = self.call(method, path, body, token)
        check(status in (200, 204), f"{method} {path} answered {status}: {answer}")
        return answer

    def reset(self):
        self.expect("POST", "/_mock/reset")

    def advance(self, seconds):
        self.expect("POST", "/_mock/clock/advance", {"seconds": seconds})

    def fault(self, rule):
        """Adds a fault rule; its id."""
        return self.expect("POST", "/_mock/faults", rule)["id"]

    def fault_rule(self, rule_id):
        """The rule with what has become of it: matched, hits."""
        return self.expect("GET", f"/_mock/faults/{rule_id}")

    def state(self):
        return State(self.expect("GET", "/_mock/state"))

    @contextlib.contextmanager
    def unchanged(self):
        """Within this block nothing changes but what any use of a token leaves behind."""
        before = self.state().without_traces_of_use()
        yield
        same("the state changed: ", self.state().without_traces_of_use(), before)


class WorldOfAServer(AivenMock):
    """A world of a server that runs already, in place of a server of one's own."""

    def __init__(self, server, name):
        self._server, self._name = server, name

    def __enter__(self):
        self.base_url = self._server
        status, _ = self.call("GET", f"/_mock/worlds/{self._name}")
        if status == 404:
            self.expect("PUT", f"/_mock/worlds/{self._name}", {"fork_of": "default"})
        self.base_url = f"{self._server}/_world/{self._name}"
        self.reset()
        return self

    def __exit__(self, *_):
        pass

    def has_ended(self):
        return False

    def stop(self):
        return 0

    def log(self, skip=0):
        """What the world's journal tells: the log is the server's. A reset empties it, and then nothing is skipped."""
        lines = []
        for request in self.expect("GET", "/_mock/journal")["requests"]:
            shown = ("time", "method", "path", "status", "operation", "principal")
            lines.append(" ".join(str(request[name]) or "-" for name in shown) + "\n")
        text = "".join(lines)
        return text[skip:] if len(text) >= skip else text


def a_mock(client, *options):
    """A mock for this client: a world of AIVEN_MOCK_SERVER, or a server of its own with these options."""
    server = os.environ.get("AIVEN_MOCK_SERVER")
    return WorldOfAServer(server, client) if server else AivenMock(*options)


# ----------------------------------------------------------------------------------------- every failure, one by one


def explores_as_documented(script, home, environment):
    """`aiven-mock explore --again` finds of a script in docs/clients.md what the table below it there says."""
    page = (Path(__file__).resolve().parents[2] / "docs" / "clients.md").read_text()
    block = rf"^```sh\n(# {re.escape(script)}\n.*?)^```$.*?^```text\n(.*?)^```$"
    text, expected = re.search(block, page, re.DOTALL | re.MULTILINE).groups()
    (home / script).write_text(text)
    command = [os.environ["AIVEN_MOCK_BINARY"], "explore", "--again", "--jobs", "4", "--", "sh", script]
    done = subprocess.run(command, cwd=home, env=environment, capture_output=True, text=True, timeout=600)
    table = done.stdout.split("\n\n")[0]
    same("the table", table.splitlines(), expected.splitlines())
    same("the exit code", done.returncode, 1 if "STUCK" in expected else 0)


# ---------------------------------------------------------------------------------------------------- the results


class Scenarios:
    """A list of functions whose names read as sentences. Each is given a stage: what its client needs."""

    def __init__(self):
        self._all = []

    def add(self, function):
        self._all.append(function)
        return function

    def perform(self, client, mock, new_stage):
        """Performs all of them, each after a reset; prints the table; the exit code."""
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
        rows = [self._row(client, mock, new_stage, scenario) for scenario in self._all]
        code = mock.stop()
        ended = "ok" if code == 0 else f"FAILED: exit code {code}"
        rows.append((client, "the mock survives all this and ends with exit code 0", ended))
        print_table(("client", "scenario", "result"), rows)
        failed = sum(result.startswith("FAILED") for *_, result in rows)
        passed = sum(result == "ok" for *_, result in rows)
        print(f"{passed} passed, {failed} failed")
        return 1 if failed else 0

    @staticmethod
    def _row(client, mock, new_stage, function):
        name = function.__name__.replace("_", " ")
        if mock.has_ended():
            return client, name, "FAILED: the mock is no longer running"
        log_so_far = len(mock.log())
        runs = []
        try:
            mock.reset()
            with tempfile.TemporaryDirectory(prefix="aiven-mock-clients-") as home:
                function(new_stage(mock, Path(home), runs))
            return client, name, "ok"
        except Exception as error:  # a scenario may also trip over an answer that is not what it looks like
            reason = str(error) if isinstance(error, Failure) else f"{type(error).__name__}: {error}"
            details = [f"--- {client}: {name}", reason]
            details += [f"    {line}" for line in where(error)]
            details += [str(runs[-1])] if runs else []
            details += ["the mock's log:", mock.log(log_so_far).rstrip(), ""]
            print(masked("\n".join(details)), file=sys.stderr)
            return client, name, "FAILED: " + masked(" ".join(reason.split()))[:200]


def where(error):
    """The lines of the scenario, and of its client's driver, that led there."""
    clients = Path(__file__).resolve().parent
    frames = traceback.extract_tb(error.__traceback__)
    scenario = [each for each in frames if Path(each.filename).resolve().parent.parent == clients]
    return [f"{Path(each.filename).name}:{each.lineno}: {each.line}" for each in scenario]


def print_table(header, rows):
    widths = [max(len(row[column]) for row in [header, *rows]) for column in range(len(header))]
    for row in [header, ["-" * width for width in widths[:-1]] + ["-" * len(header[-1])], *rows]:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
