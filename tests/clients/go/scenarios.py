"""What programs do with Aiven's Go client: runs the Go tests beside this file, and prints one line for each."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from harness import TRUST, a_mock, masked, print_table  # noqa: E402


def sentence(test):
    """TestAnOrganizationIsMade: an organization is made."""
    return " ".join(re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+", test.removeprefix("Test"))).lower()


def go_test(mock):
    where = {"AIVEN_WEB_URL": mock.base_url, "AIVEN_MOCK_CONTROL_URL": f"{mock.base_url}/_mock"}
    environment = {**os.environ, **TRUST, **where}
    command = ["go", "test", "-count=1", "-json", "./..."]
    return subprocess.run(command, cwd=HERE, env=environment, stdout=subprocess.PIPE, text=True)


def main():
    with a_mock("go", "--fixture", "demo", "--seed", "7") as mock:
        run = go_test(mock)
    output, rows = {}, []
    for line in run.stdout.splitlines():
        event = json.loads(line)
        test = event.get("Test")
        if event["Action"] in ("output", "build-output"):
            output.setdefault(test, []).append(event["Output"])
        elif test and event["Action"] in ("pass", "fail", "skip"):
            rows.append(("go", sentence(test), "ok" if event["Action"] == "pass" else "FAILED"))
            if event["Action"] != "pass":
                print(masked("".join(output[test])), file=sys.stderr)
    if run.returncode != 0 and not any(result == "FAILED" for *_, result in rows):
        print(masked("".join(output.get(None, []))), file=sys.stderr)
        rows.append(("go", "the scenarios are built and run to their end", "FAILED"))
    print_table(("client", "scenario", "result"), rows)
    failed = sum(result == "FAILED" for *_, result in rows)
    print(f"{len(rows) - failed} passed, {failed} failed")
    return 1 if failed or not rows else 0


if __name__ == "__main__":
    sys.exit(main())
