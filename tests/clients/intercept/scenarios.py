"""Programs with https://api.aiven.io built in, run by `aiven-mock exec --intercept`: each of them asks who it is."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from harness import masked, print_table  # noqa: E402

SECONDS = 120  # for one program; Go's is compiled first
CURL = 'curl -sS -H "Authorization: aivenv1 $AIVEN_TOKEN" https://api.aiven.io/v1/me'
URLLIB = """
import json, os, urllib.request
headers = {"Authorization": "aivenv1 " + os.environ["AIVEN_TOKEN"]}
print(urllib.request.urlopen(urllib.request.Request("https://api.aiven.io/v1/me", headers=headers)).read().decode())
"""
# Beside the Python that runs this: scripts/clients installs both into one virtual environment.
AVN = str(Path(sys.executable).parent / "avn")
PROGRAMS = {
    "curl": ["sh", "-c", CURL],
    "Python's urllib": [sys.executable, "-c", URLLIB],
    "Python's requests": [sys.executable, str(HERE / "ask.py")],
    "avn": ["env", "-u", "AIVEN_WEB_URL", AVN, "user", "info"],
    "Go's default client": ["go", "run", str(HERE / "ask.go")],
    "fetch of Node.js": ["node", str(HERE / "ask_with_fetch.cjs")],
    "axios": ["node", str(HERE / "ask_with_axios.cjs")],
}


def run(command):
    environment = {name: value for name, value in os.environ.items() if name != "AIVEN_MOCK_SERVER"}
    whole = [os.environ["AIVEN_MOCK_BINARY"], "exec", "--intercept", "--", *command]
    return subprocess.run(whole, env=environment, capture_output=True, text=True, timeout=SECONDS)


def result_of(command):
    done = run(command)
    if done.returncode == 0 and "sofia@acme.example" in done.stdout:
        return "ok"
    print(masked(f"--- {command}: exit code {done.returncode}\n{done.stdout}{done.stderr}"), file=sys.stderr)
    return "FAILED"


def result_of_others():
    """Another host is refused by the proxy, before anything leaves the machine."""
    done = run(["curl", "-sS", "https://api.example/"])
    return "ok" if done.returncode != 0 and "403" in done.stderr else f"FAILED: {done.stderr}"


def main():
    rows = []
    for name, command in PROGRAMS.items():
        is_there = shutil.which(command[0])
        rows.append(("intercept", f"{name} finds the mock", result_of(command) if is_there else "not here"))
    rows.append(("intercept", "another host is not reached", result_of_others()))
    print_table(("client", "scenario", "result"), rows)
    failed = sum(result.startswith("FAILED") for *_, result in rows)
    print(f"{sum(result == 'ok' for *_, result in rows)} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
