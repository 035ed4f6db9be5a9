"""The `avn` command as a test sees it: who calls, what it printed, how it ended."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from harness import TRUST, check

# Beside the Python that runs this: scripts/clients installs both into one virtual environment.
EXECUTABLE = Path(sys.executable).parent / "avn"


@dataclass
class Run:
    who: str
    arguments: tuple[str, ...]
    exit_code: int | None = None  # none: it did not end
    stdout: str = ""
    stderr: str = ""

    def __str__(self):
        command = " ".join(["avn", *self.arguments])
        return f"{command}   (as {self.who})\nexit code {self.exit_code}\nstdout: {self.stdout}\nstderr: {self.stderr}"


class Avn:
    """avn in the hands of one caller."""

    def __init__(self, base_url, home, who, token, runs):
        self._base_url, self._home, self._who, self._runs = base_url, home, who, runs
        self.token = token

    def run(self, *arguments, answer="", variables=None):
        """Runs it, however that ends. `answer` is what the user types when asked; `variables` are more environment."""
        environment = {
            "PATH": os.defpath,
            "HOME": str(self._home),
            "AIVEN_CONFIG_DIR": str(self._home / "aiven"),
            "AIVEN_WEB_URL": self._base_url,
            "PYTHONIOENCODING": "utf-8",
            **TRUST,
            **(variables or {}),
        }
        if self.token is not None:
            environment["AIVEN_AUTH_TOKEN"] = self.token
        run = Run(self._who, arguments)
        self._runs.append(run)
        done = subprocess.run(
            [EXECUTABLE, *arguments],
            env=environment,
            cwd=self._home,
            input=answer,
            capture_output=True,
            encoding="utf-8",
            timeout=30,
        )
        run.exit_code, run.stdout, run.stderr = done.returncode, done.stdout, done.stderr
        return run

    def does(self, *arguments, **circumstances):
        """Runs it successfully: what it printed."""
        run = self.run(*arguments, **circumstances)
        check(run.exit_code == 0, f"avn {' '.join(arguments)} ended with exit code {run.exit_code}: {last_line(run)}")
        return run.stdout

    def gets(self, *arguments):
        """Runs it successfully with --json: the value it printed, below any notice in a box of stars."""
        lines = self.does(*arguments, "--json").splitlines()
        start = next((n for n, line in enumerate(lines) if line[:1] in ("{", "[")), None)
        check(start is not None, f"avn {' '.join(arguments)} printed no JSON")
        return json.loads("\n".join(lines[start:]))

    def is_refused(self, *arguments, status, saying, prints="", **circumstances):
        """Runs it and is refused by the mock: exit code 1, nothing done, and a message that says so."""
        run = self.run(*arguments, **circumstances)
        what = f"avn {' '.join(arguments)}, to be refused with {status},"
        check(run.exit_code == 1, f"{what} ended with exit code {run.exit_code}: {last_line(run)}")
        check("Traceback" not in run.stderr, f"{what} crashed: {last_line(run)}")
        for text in (saying, f"(status {status})"):
            check(text in run.stderr, f"{what} does not say {text!r}: {last_line(run)}")
        check(run.stdout == "" or (prints and prints in run.stdout), f"{what} printed {run.stdout!r}")


def last_line(run):
    lines = (run.stderr or run.stdout).strip().splitlines()
    return lines[-1] if lines else "(no output)"
