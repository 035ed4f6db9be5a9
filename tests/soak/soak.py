#!/usr/bin/env python3
"""Asks a server for anything, by chance, for as long as is wanted, and holds it to its promises: soak.py --help.

The seed decides all: which requests are made, and with the server's own seed and a clock that stands, what is answered.
"""

import argparse
import collections
import difflib
import json
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from made_up import Known, Maker
from server import Finding, Server

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "support"))

from plain_openapi import plain  # noqa: E402

ROUND = 500  # requests, after which the world is looked at
ROUNDS_TO_RESET = 10  # then the world begins again, so that what it holds stays bounded
RULES = [{"kind": "status", "status": 503}, {"kind": "status", "status": 429, "headers": {"Retry-After": "1"}},
         {"kind": "latency", "ms": 2}, {"kind": "rate_limit", "requests": 2, "per_seconds": 60}, {"kind": "drop"},
         {"kind": "drop", "when": "after"}, {"kind": "reset"}, {"kind": "truncate", "bytes": 5},
         {"kind": "garbage", "bytes": 50}, {"kind": "drip", "bytes_per_second": 1000000},
         {"kind": "stale_read", "writes": 2}, {"kind": "expire_token"}, {"kind": "hang", "ms": 2}]


class Soak:
    def __init__(self, binary, folder, seed):
        self.binary, self.folder = binary, folder
        self.chance = random.Random(seed)
        self.server = Server(binary, folder, seed)
        self.known = Known()
        self.asked = (folder / "asked").open("w")
        self.statuses, self.has_rules, self.worlds = collections.Counter(), set(), {""}
        document = plain(self._get("/doc/openapi.json"))
        self.known.begin_again(self._get("/_mock/state"))
        self.maker = Maker(document, self.chance, self.known)
        self.rounds, self.memory = 0, []

    def _get(self, target):
        status, text = self.server.ask("GET", target)
        if status != 200:
            raise Finding(f"GET {target}: {status} {text[:300]!r}")
        return json.loads(text)

    # ---- requests ----

    def run_round(self):
        for _ in range(ROUND):
            world = self.chance.choice(sorted(self.worlds)) if self.chance.random() < 0.3 else ""
            if self.chance.random() < 0.08:
                self._ask(world, *self._control_request())
            else:
                self._ask(world, *self.maker.request(), token=self._caller())
        self.look_at_the_world()
        self.rounds += 1
        if self.rounds % ROUNDS_TO_RESET == 0:
            self._begin_again()

    def _caller(self):
        """Mostly the first people of the world, who may do most; else anybody with a token, or nobody."""
        what, tokens = self.chance.random(), self.known.values.get("full_token")
        if what < 0.6 and tokens:
            return tokens[self.chance.randrange(min(3, len(tokens)))]
        return self.known.one(self.chance, "full_token") if what < 0.97 else None

    def _control_request(self):
        snapshot, world = self.chance.choice("abc"), self.chance.choice(["w1", "w2"])
        rule = {"match": self.chance.choice([{}, {"method": "GET"}, {"path": "/v1/organization/*"}]),
                "times": self.chance.randrange(1, 4), "fault": self.chance.choice(RULES)}
        return self.chance.choice([
            ("POST", "/_mock/clock/advance", {"seconds": self.chance.choice([1, 60, 3600, 86400, 2592000])}),
            ("POST", "/_mock/faults", rule), ("GET", "/_mock/faults", None), ("DELETE", "/_mock/faults", None),
            ("PUT", f"/_mock/snapshots/{snapshot}", None), ("POST", f"/_mock/snapshots/{snapshot}/restore", None),
            ("DELETE", f"/_mock/snapshots/{snapshot}", None), ("GET", "/_mock/snapshots", None),
            ("PUT", f"/_mock/worlds/{world}", {"fork_of": "default"}), ("GET", "/_mock/worlds", None),
            ("DELETE", f"/_mock/worlds/{world}", None), ("GET", "/_mock/journal?limit=5", None),
            ("POST", "/_mock/journal/verify", {"match": {"method": "GET"}, "times": 1}),
            ("GET", "/_mock/metrics", None), ("GET", "/_mock/health", None)])

    def _ask(self, world, method, target, body=None, token=None):
        self.asked.write(json.dumps([method, world + target, body, token]) + "\n")
        status, text = self.server.ask(method, world + target, body, token)
        self.statuses[status] += 1
        if method == "POST" and target == "/_mock/faults":
            self.has_rules.add(world)
        if target.startswith("/_mock/worlds/w"):
            (self.worlds.add if status == 200 else self.worlds.discard)(f"/_world/{target[-2:]}")
        if status == 500 or b"aiven-mock has a mistake" in text:
            raise Finding(f"{method} {world}{target} {body}: {status} {text[:2000]!r}")
        if status == 0 and world not in self.has_rules:
            raise Finding(f"{method} {world}{target} {body}: no answer, and no rule that asks for that")
        if status == 200 and target.startswith("/v1/") and world not in self.has_rules:
            try:
                self.known.learn(json.loads(text))
            except ValueError:  # a file, such as an invoice
                pass
        return status, text

    # ---- promises ----

    def look_at_the_world(self):
        """What is saved is accepted by `check`, loads, and is saved the same again."""
        status, saved = self.server.ask("GET", "/_mock/state")
        if status != 200:
            raise Finding(f"the state is not told: {status} {saved[:300]!r}")
        file = self.folder / "saved.json"
        file.write_bytes(saved)
        checked = subprocess.run([self.binary, "check", file], capture_output=True, text=True, check=False)
        if checked.returncode != 0:
            raise Finding(f"check refuses what was saved: {checked.stdout[-2000:]}{checked.stderr[-4000:]}")
        self._control("PUT", "/_mock/worlds/copy", {"fixture_name": "empty"}, 200)
        self._control("PUT", "/_world/copy/_mock/state", saved, 204)
        again = self.server.ask("GET", "/_world/copy/_mock/state")[1]
        self._control("DELETE", "/_mock/worlds/copy", None, 204)
        self.known.begin_again(json.loads(saved))
        if again != saved:
            (self.folder / "again.json").write_bytes(again)
            lines = [json.dumps(json.loads(text), indent=1).splitlines() for text in (saved, again)]
            raise Finding("what was saved and loaded is another world:\n" +
                          "\n".join(list(difflib.unified_diff(*lines, "saved", "again", lineterm="", n=6))[:80]))

    def _control(self, method, target, body, wanted):
        status, text = self.server.ask(method, target, body)
        if status != wanted:
            raise Finding(f"{method} {target}: {status} {text[:2000]!r}")

    def _begin_again(self):
        for world in ("w1", "w2"):
            self.server.ask("DELETE", f"/_mock/worlds/{world}")
        self.worlds = {""}
        for snapshot in "abc":
            self.server.ask("DELETE", f"/_mock/snapshots/{snapshot}")
        self._control("POST", "/_mock/reset", None, 204)
        self.has_rules.clear()
        self.memory.append(self.server.memory_mib())
        # The first ones have filled what stays allocated.
        if len(self.memory) > 3 and self.memory[-1] > 1.5 * self.memory[2] + 50:
            raise Finding(f"memory grows: {[round(each) for each in self.memory]} MiB after each reset")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--binary", required=True)
    parser.add_argument("--minutes", type=float, default=1)
    parser.add_argument("--rounds", type=int, help=f"stop after so many rounds of {ROUND} requests instead")
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(2**32))
    parser.add_argument("--keep", type=Path, help="a folder for what is worth keeping of a finding")
    options = parser.parse_args()
    folder = options.keep or Path(tempfile.mkdtemp(prefix="aiven-mock-soak-"))
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "ready").unlink(missing_ok=True)
    print(f"soak: seed {options.seed}", flush=True)
    soak = None
    try:
        soak = Soak(options.binary, folder, options.seed)
        end = time.monotonic() + 60 * options.minutes
        while soak.rounds < options.rounds if options.rounds else time.monotonic() < end:
            soak.run_round()
        soak.server.stop()
    except Finding as finding:
        rounds = soak.rounds if soak else 0
        print(f"soak: FOUND SOMETHING in round {rounds + 1}: {finding}\n"
              f"soak: what was asked is in {folder}/asked. Repeat it with: scripts/soak --seed {options.seed} "
              f"--rounds {rounds + 1}")
        sys.exit(1)
    finally:
        if soak:
            soak.server.process.kill()
    statuses = ", ".join(f"{count} × {status or 'none'}" for status, count in sorted(soak.statuses.items()))
    print(f"soak: {soak.rounds} rounds, {sum(soak.statuses.values())} requests ({statuses}); each round's world was "
          f"saved, checked, loaded and compared; memory after each reset: {[round(each) for each in soak.memory]} MiB")


if __name__ == "__main__":
    main()
