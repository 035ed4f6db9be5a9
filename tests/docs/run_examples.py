#!/usr/bin/env python3
"""Runs the examples in Markdown files against a real server, so that what the documentation shows is what happens.

    run_examples.py path/to/aiven-mock README.md docs/*.md

Each file gets a fresh server (`aiven-mock serve --port 0`) and one bash session, which starts with the `export` lines
that the server prints and with `aiven-mock` on its PATH, in an empty directory. Three kinds of fenced blocks are run:

    ```console            Lines that start with "$ " are commands; one that ends in a backslash goes on in the next
                          line, and lines that start with "> " belong to the command before them. What follows, up to
                          the next command, is the output: standard output and standard error together. In it, …
                          stands for anything within a line, and a line of only … for any number of lines. A command
                          that does not exit with 0 must be followed by "$ echo $?".
    ```json fixture NAME  A fixture that `aiven-mock check` accepts. It is saved as NAME for the commands that follow.
    ```json broken NAME   One that it refuses, saved likewise.

In both of the latter NAME may be left out. Every other block is for reading only.
"""

import difflib
import os
import re
import selectors
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ANYTHING = "…"
PATIENCE_SECONDS = 30  # with one command, or with a server that starts

# Files that may be without an example: what they say cannot be run.
NEED_NO_EXAMPLE = {"CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md"}


class Mismatch(Exception):
    """What a person is told about an example that does not hold."""


class Lost(Mismatch):
    """The session cannot be used any more."""


# ---- reading Markdown ----


class Block:
    """One fenced block: where it is, the words behind the opening fence, and its lines."""

    def __init__(self, line, words, indent):
        self.line = line
        self.words = words
        self.indent = indent
        self.lines = []


def blocks_of(text):
    block, fence = None, ""
    for number, line in enumerate(text.splitlines(), start=1):
        opening = re.match(r"( *)(`{3,})([^`]*)$", line)
        if block is None and opening:
            block, fence = Block(number, opening[3].split(), len(opening[1])), opening[2]
        elif block is not None and line.strip() == fence:
            yield block
            block = None
        elif block is not None:
            block.lines.append(line[block.indent :] if line[: block.indent].isspace() else line)
    if block is not None:
        raise Mismatch(f"the block that begins in line {block.line} has no end")


def steps_of(block):
    """The commands of a console block, each with the lines it is to print."""
    steps = []
    goes_on = False
    for line in block.lines:
        if goes_on:
            steps[-1][0] += "\n" + line
        elif line.startswith("$ "):
            steps.append([line[2:], []])
        elif steps and not steps[-1][1] and line.startswith("> "):
            steps[-1][0] += "\n" + line[2:]
        elif steps:
            steps[-1][1].append(line)
        elif line.strip():
            raise Mismatch('output without a command: the first line of the block must start with "$ "')
        goes_on = bool(steps) and not steps[-1][1] and steps[-1][0].endswith("\\")
    if not steps:
        raise Mismatch('the block has no command: none of its lines starts with "$ "')
    return steps


# ---- comparing ----


def line_matches(expected, actual):
    first, *rest = expected.split(ANYTHING)
    if not rest:
        return expected == actual
    if not actual.startswith(first):
        return False
    at = len(first)
    *middle, last = rest
    for part in middle:
        found = actual.find(part, at)
        if found < 0:
            return False
        at = found + len(part)
    return len(actual) - at >= len(last) and actual.endswith(last)


def output_matches(expected, actual):
    """Both are lists of lines. Where a line of only … has taken too few lines, it takes one more."""
    e = a = 0
    retry = None
    while a < len(actual):
        if e < len(expected) and expected[e].strip() == ANYTHING:
            e, retry = e + 1, (e + 1, a)
        elif e < len(expected) and line_matches(expected[e], actual[a]):
            e, a = e + 1, a + 1
        elif retry:
            retry = (retry[0], retry[1] + 1)
            e, a = retry
        else:
            return False
    return all(line.strip() == ANYTHING for line in expected[e:])


def difference(expected, actual):
    """A diff in which a line with … that fits a line of the output counts as that line."""
    shown, start = [], 0
    for line in expected:
        fits = next((i for i in range(start, len(actual)) if line_matches(line, actual[i])), None)
        if ANYTHING in line and line.strip() != ANYTHING and fits is not None:
            shown.append(actual[fits])
            start = fits + 1
        else:
            shown.append(line)
    return "\n".join("      " + line for line in difflib.ndiff(shown, actual) if not line.startswith("?"))


def trimmed(lines):
    lines = [line.rstrip() for line in lines]
    while lines and not lines[-1]:
        lines.pop()
    return lines


# ---- running ----


def clean_environment():
    """Ours, without anything that would reach the server, the clients or curl from outside."""
    return {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("AIVEN_") and not name.lower().endswith("_proxy")
    }


class Server:
    """A server for one file. `exports` are the lines that it prints for people to paste."""

    def __init__(self, binary, directory):
        ready = directory / "ready"
        self.errors = directory / "errors"
        self.output = directory / "output"
        with self.output.open("w") as output, self.errors.open("w") as errors:
            self.process = subprocess.Popen(
                [binary, "serve", "--port", "0", "--ready-file", ready],
                stdout=output,
                stderr=errors,
                env=clean_environment(),
                cwd=directory,
            )
        end = time.monotonic() + PATIENCE_SECONDS
        # The lines are printed after the file is written; the last of them names the control API.
        while not (ready.exists() and "AIVEN_MOCK_CONTROL_URL" in self.output.read_text()):
            if self.process.poll() is not None or time.monotonic() > end:
                self.process.kill()
                raise Mismatch("the server does not start:\n" + self.errors.read_text())
            time.sleep(0.01)
        self.exports = [line for line in self.output.read_text().splitlines() if line.startswith("export ")]

    def stop(self):
        self.process.terminate()
        try:
            code = self.process.wait(PATIENCE_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise Mismatch("the server does not stop") from None
        if code != 0:
            raise Mismatch(f"the server exited with {code}:\n" + self.errors.read_text())


class Session:
    """A bash that keeps its variables and functions from one command to the next."""

    def __init__(self, binary, directory, exports):
        programs = directory / "bin"
        programs.mkdir()
        (programs / "aiven-mock").symlink_to(binary)
        self.script = directory / "command"
        self.work = directory / "work"
        self.work.mkdir()
        environment = clean_environment()
        environment.update(PATH=f"{programs}:{environment['PATH']}", HOME=str(self.work), LC_ALL="C.UTF-8")
        self.bash = subprocess.Popen(
            ["bash", "--noprofile", "--norc"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env=environment,
            cwd=self.work,
            start_new_session=True,
        )
        os.set_blocking(self.bash.stdout.fileno(), False)
        self.ready = selectors.DefaultSelector()
        self.ready.register(self.bash.stdout, selectors.EVENT_READ)
        self.run("\n".join(exports))

    def run(self, command):
        """Returns what the command printed, and its exit code, which the next command finds in $?."""
        end_mark = f"--- end of {time.monotonic_ns()} "
        self.script.write_text(command + "\n")
        run_it = f". '{self.script}' </dev/null; __code=$?"
        tell_the_end = f"printf '\\n%s%d\\n' '{end_mark}' $__code; (exit $__code)"
        self.bash.stdin.write(f"{run_it}; {tell_the_end}\n".encode())
        self.bash.stdin.flush()
        output = b""
        deadline = time.monotonic() + PATIENCE_SECONDS
        pattern = re.compile(re.escape(end_mark.encode()) + rb"(\d+)\n$")
        while not (end := pattern.search(output)):
            if not self.ready.select(max(0, deadline - time.monotonic())):
                raise Lost(f"    $ {command}\n      not finished after {PATIENCE_SECONDS} seconds")
            read = self.bash.stdout.read()
            if not read:
                raise Lost(f"    $ {command}\n      the shell has ended")
            output += read
        return output[: end.start()].decode(errors="replace").split("\n"), int(end[1])

    def close(self):
        try:
            os.killpg(self.bash.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        self.bash.wait()
        self.bash.stdin.close()
        self.bash.stdout.close()


def run_console(session, block):
    steps = steps_of(block)
    complaints = []
    for position, (command, expected) in enumerate(steps):
        actual, code = session.run(command)
        expected, actual = trimmed(expected), trimmed(actual)
        if not output_matches(expected, actual):
            complaints.append(f"    $ {command}\n{difference(expected, actual)}")
        told = position + 1 < len(steps) and steps[position + 1][0] == "echo $?"
        if code != 0 and not told:
            complaints.append(f"    $ {command}\n      exited with {code}, and no \"$ echo $?\" follows")
    if complaints:
        raise Mismatch("\n".join(complaints))
    return f"{len(steps)} command{'s' if len(steps) > 1 else ''}"


def run_fixture(session, block):
    _, sort, *name = block.words
    file = session.work / (name[0] if name else f"fixture-{block.line}.json")
    file.write_text("\n".join(block.lines) + "\n")
    output, code = session.run(f"aiven-mock check '{file.name}'")
    if sort == "fixture" and code != 0:
        raise Mismatch("\n".join("    " + line for line in output))
    if sort == "broken" and code != 1:
        raise Mismatch(f"    check finds nothing wrong with it (exit code {code})")
    return "accepted" if sort == "fixture" else "refused, as it should be"


def runner_of(block):
    if block.words[:1] == ["console"]:
        return run_console
    if block.words[:2] in (["json", "fixture"], ["json", "broken"]):
        return run_fixture
    return None


def run_file(binary, name):
    """Runs every example of a file and prints a line for each. True when all of them hold."""
    path = Path(name)
    examples = [block for block in blocks_of(path.read_text()) if runner_of(block)]
    if not examples:
        if path.name in NEED_NO_EXAMPLE:
            print(f"ok    {name}: no example, and none is needed")
            return True
        raise Mismatch("no example in this file")
    good = True
    with tempfile.TemporaryDirectory(prefix="aiven-mock-docs-") as temporary:
        server = Server(binary, Path(temporary))
        session = Session(binary, Path(temporary), server.exports)
        try:
            for block in examples:
                where = f"{name}:{block.line} {' '.join(block.words[:2])}"
                try:
                    print(f"ok    {where}: {runner_of(block)(session, block)}")
                except Mismatch as mismatch:
                    good = False
                    print(f"WRONG {where}\n{mismatch}")
                    if isinstance(mismatch, Lost):
                        break
        finally:
            session.close()
            server.stop()
    return good


def main(arguments):
    if len(arguments) < 2:
        sys.exit(__doc__)
    binary = str(Path(arguments[0]).resolve())
    good = True
    for name in arguments[1:]:
        try:
            good = run_file(binary, name) and good
        except (Mismatch, OSError) as trouble:
            good = False
            print(f"WRONG {name}: {trouble}")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
