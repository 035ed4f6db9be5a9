#!/usr/bin/env python3
"""Writes down what a program answers to every operation, so that two programs can be compared byte for byte.

    tests/recording/record.py BINARY DIRECTORY

Use it before and after a change that nobody is to notice:

    tests/recording/record.py build/release/aiven-mock /tmp/before     # of the commit before
    tests/recording/record.py build/release/aiven-mock /tmp/after
    diff -r /tmp/before /tmp/after                                     # nothing, or what was intended

What is asked follows from the program itself: its operations (`routes --json`), and the bodies and queries that its
OpenAPI document describes. Each is asked by people of every kind, for things that are there and things that are not,
with every field alone, with all, and with what is wrong. It is done in two worlds: the demo, and the demo with
something of everything (world.json). Clock and seed are fixed. Beside each answer stands what it changed in the world,
its history included; then the world is set back.

It ends with 1 and names the operations that nothing could make succeed: values.json is where what they need belongs.
"""

import difflib
import http.client
import itertools
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "support"))

from plain_openapi import plain  # noqa: E402

HERE = pathlib.Path(__file__).resolve().parent
DEMO = HERE.parent.parent / "fixtures" / "demo.json"
OF_USE = ("last_used_time", "last_ip", "last_user_agent", "last_activity_time")
MOST_CANDIDATES = 3


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    binary, directory = sys.argv[1], pathlib.Path(sys.argv[2])
    directory.mkdir(parents=True, exist_ok=True)
    values = json.loads((HERE / "values.json").read_text())
    demo = json.loads(DEMO.read_text())
    succeeded, asked = set(), set()
    for name, fixture in {"demo": demo, "rich": merged(demo, json.loads((HERE / "world.json").read_text()))}.items():
        with (directory / f"{name}.txt").open("w") as out, Server(binary, fixture) as server:
            recording = Recording(server, fixture, values, out)
            recording.write(operations_of(binary))
            succeeded |= recording.succeeded
            asked |= recording.asked
    never = sorted(asked - succeeded - values["never"].keys())
    if never:
        sys.exit(f"nothing made these succeed: {', '.join(never)}")


def merged(base, more):
    """`base` with `more` in it: fields are added, lists made longer, and what is under "0" goes into the first item."""
    if isinstance(base, list) and isinstance(more, list):
        return base + more
    if isinstance(base, list):
        return [merged(item, more[str(i)]) if str(i) in more else item for i, item in enumerate(base)]
    if isinstance(base, dict):
        return {**base, **{name: merged(base[name], more[name]) if name in base else more[name] for name in more}}
    return more


def operations_of(binary):
    return json.loads(subprocess.run([binary, "routes", "--json"], capture_output=True, check=True).stdout)["served"]


class Server:
    """A program that serves one fixture, on a frozen clock."""

    def __init__(self, binary, fixture):
        self.binary, self.fixture = binary, fixture

    def __enter__(self):
        self.folder = tempfile.TemporaryDirectory()
        folder = pathlib.Path(self.folder.name)
        (folder / "fixture.json").write_text(json.dumps(self.fixture))
        options = ["--port", "0", "--ready-file", str(folder / "ready"), "--fixture", str(folder / "fixture.json")]
        options += ["--clock", "2026-01-01T00:00:00Z", "--seed", "1"]
        self.process = subprocess.Popen([self.binary, "serve", *options], stdout=subprocess.DEVNULL)
        url = self.wait_for(folder / "ready")
        self.connection = http.client.HTTPConnection(*re.search(r"//([^:]+):(\d+)", url).groups())
        return self

    def __exit__(self, *_):
        self.connection.close()
        self.process.terminate()
        self.process.wait()
        self.folder.cleanup()

    def wait_for(self, ready_file):
        while not ready_file.exists():
            if self.process.poll() is not None:
                sys.exit("the program ended before it served")
            time.sleep(0.02)
        return ready_file.read_text()

    def ask(self, method, target, body=None, token=None):
        headers = {"User-Agent": "recording/1"}
        if token is not None:
            headers["Authorization"] = f"aivenv1 {token}"
        self.connection.request(method, target, body, headers)
        answer = self.connection.getresponse()
        return answer, answer.read().decode("latin-1")


class Recording:
    def __init__(self, server, fixture, values, out):
        self.server, self.values, self.out = server, values, out
        self.fixture = fixture
        self.document = plain(json.loads(server.ask("GET", "/doc/openapi.json")[1]))
        self.callers = {**values["callers"], "nobody": None}
        self.succeeded, self.asked = set(), set()
        self.before = self.state()

    def write(self, operations):
        for operation in operations:
            self.out.write(f"\n=== {operation['operation_id']} {operation['method']} {operation['path']}\n")
            self.asked.add(operation["operation_id"])
            seen = set()
            for caller, target, body in self.requests(operation):
                if (caller, target, body) not in seen:
                    seen.add((caller, target, body))
                    self.ask(operation, caller, target, body)

    def requests(self, operation):
        """Who asks, where, with which body: everybody at every place, and somebody who may with everything."""
        described = self.document["paths"][operation["path"]][operation["method"].lower()]
        paths = [*self.values["paths"].get(operation["operation_id"], []), *self.paths(operation["path"])]
        bodies = list(self.bodies(operation["operation_id"], described))
        asking = self.values["askers"].get(operation["operation_id"], self.values["askers"]["default"])
        for caller in self.callers:
            yield caller, paths[0], bodies[0]
        for caller, path in itertools.product([*asking, "mike"], paths):
            yield caller, path, bodies[0]
        for caller, path in itertools.product(asking, paths[:1]):
            for body in bodies:
                yield caller, path, body
            for query in self.queries(described):
                yield caller, f"{paths[0]}?{query}", bodies[0]

    def paths(self, template):
        """The path with what the fixture has for its parameters, and with one of them at a time exchanged."""
        names = re.findall(r"\{(\w+)\}", template)
        candidates = [self.candidates(name) for name in names]
        usual = [each[0] for each in candidates]
        yield filled(template, names, usual)
        for i, each in enumerate(candidates):
            for other in each[1:]:
                yield filled(template, names, usual[:i] + [other] + usual[i + 1 :])

    def candidates(self, name):
        """What values.json says, or else what the fixture has in fields of this name; and something that is not there."""
        found = self.values["parameters"].get(name) or [
            *found_in(self.fixture["organizations"], name),
            *found_in(self.fixture["users"], name),
        ]
        return list(dict.fromkeys(found))[:MOST_CANDIDATES] + ["none-such"]

    def bodies(self, operation_id, described):
        if "requestBody" not in described:
            return [None]
        schema = described["requestBody"]["content"]["application/json"]["schema"]
        special = [json.dumps(body) for body in self.values["bodies"].get(operation_id, [])]
        properties = {name: self.value_of(name, each) for name, each in schema.get("properties", {}).items()}
        required = {name: properties[name] for name in schema.get("required", [])}
        alone = [{**required, name: value} for name, value in properties.items() if name not in required]
        wrong = [{name: [{}] for name in properties}, {name: None for name in properties}, {**required, "no_such": 1}]
        made = [json.dumps(body) for body in [required, *alone, properties, {}, *wrong]]
        return [*special, *made, "[]", "not JSON", ""]

    def value_of(self, name, schema):
        known = self.values["fields"].get(name)
        if known is not None:
            return [known] if "array" in schema.get("type", "") else known
        if "anyOf" in schema:
            return self.value_of(name, schema["anyOf"][0])
        if "enum" in schema:
            return schema["enum"][0]
        kind = schema["type"][0] if isinstance(schema["type"], list) else schema["type"]
        if kind == "object":
            return {each: self.value_of(each, of) for each, of in schema.get("properties", {}).items()}
        if kind == "array":
            return [self.value_of(name, schema["items"])]
        if kind == "boolean":
            return True
        if kind in ("integer", "number"):
            return schema.get("minimum", 1)
        return ("a " + name.replace("_", " ")).ljust(schema.get("minLength", 0), ".")[: schema.get("maxLength", 1000)]

    def queries(self, described):
        parameters = {each["name"]: each["schema"] for each in described.get("parameters", []) if each["in"] == "query"}
        for name, schema in parameters.items():
            value = self.value_of(name, schema)
            value = value[0] if isinstance(value, list) else value
            yield f"{name}={str(value).lower() if isinstance(value, bool) else value}".replace(" ", "%20")
            yield f"{name}="
            yield f"{name}=%7Bwrong"

    def ask(self, operation, caller, target, body):
        method = operation["method"]
        answer, text = self.server.ask(method, target, body, self.callers[caller])
        headers = [f"{name}: {value}" for name, value in answer.getheaders() if name not in ("Date", "Keep-Alive")]
        self.out.write(f"\n--- {caller} {method} {target} {'' if body is None else body}\n")
        self.out.write(f"{answer.status} {' | '.join(headers)}\n{text}\n")
        if answer.status < 300:
            self.succeeded.add(operation["operation_id"])
        is_partly_done = operation["operation_id"] in self.values["not_all_or_nothing"]
        if method != "GET" and (answer.status < 300 or is_partly_done):
            self.write_changes()

    def state(self):
        lines = json.dumps(json.loads(self.server.ask("GET", "/_mock/state")[1]), indent=0, sort_keys=True).splitlines()
        return [line for line in lines if not line.startswith(tuple(f'"{name}"' for name in OF_USE))]

    def write_changes(self):
        now = self.state()
        if now == self.before:
            return
        for line in difflib.unified_diff(self.before, now, n=0, lineterm=""):
            if not line.startswith(("---", "+++", "@@")):
                self.out.write(line + "\n")
        self.server.ask("POST", "/_mock/reset")


def filled(template, names, values):
    for name, value in zip(names, values):
        template = template.replace("{" + name + "}", str(value))
    return template


def found_in(thing, field):
    if isinstance(thing, dict):
        for name, value in thing.items():
            if name == field and isinstance(value, str):
                yield value
            yield from found_in(value, field)
    elif isinstance(thing, list):
        for item in thing:
            yield from found_in(item, field)


if __name__ == "__main__":
    main()
