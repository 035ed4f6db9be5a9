"""What tests of packages share."""

import os
import re
import signal
import socket
import subprocess
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
DIST = ROOT / "dist"
CACHE = Path(os.environ["PACKAGES_CACHE"])
VENV = CACHE / "venv/bin"
PYTHON = VENV / "python"

# What is on this machine is asked directly, by these tests and by what they start; what is installed may need a proxy.
asked_directly = os.environ.get("no_proxy") or os.environ.get("NO_PROXY") or ""
if asked_directly != "*":
    os.environ["no_proxy"] = os.environ["NO_PROXY"] = f"localhost,127.0.0.1,{asked_directly}"


def run(*command, **options):
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False, **options)
    if done.returncode != 0:
        raise AssertionError(f"{' '.join(map(str, command))}: exit code {done.returncode}\n{done.stdout}")
    return done.stdout


def only(pattern):
    [file] = DIST.glob(pattern)
    return file


def free_port():
    """For programs that cannot be asked to take any: another one may take it meanwhile."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def code_of(document, name):
    """The block of a document whose first line names the file."""
    text = (ROOT / document).read_text(encoding="utf-8")
    [block] = re.findall(rf"^```\w+\n((?:#|//) {re.escape(name)}\n.*?)^```", text, re.DOTALL | re.MULTILINE)
    return block


class InAFolder(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def write(self, document, *names, **replaced):
        """Files of a document; `replaced` are texts in them, and what is to stand there instead."""
        for name in names:
            text = code_of(document, name)
            for old, new in replaced.items():
                self.assertIn(old, text)
                text = text.replace(old, str(new))
            (self.folder / Path(name).name).write_text(text, encoding="utf-8")

    def start(self, *command, **options):
        """A process that is ended with the test."""
        process = subprocess.Popen([str(each) for each in command], text=True, **options)

        def stop():
            process.send_signal(signal.SIGTERM)
            process.wait()
            if process.stdout:
                process.stdout.close()

        self.addCleanup(stop)
        return process

    def start_server(self, *options, **more):
        """Its process, and its URL."""
        server = self.start(DIST / "aiven-mock", "serve", "--port", "0", *options, stdout=subprocess.PIPE, **more)
        return server, server.stdout.readline().split()[-1]
