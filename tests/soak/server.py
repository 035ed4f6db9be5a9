"""The program under test, and a connection to it that comes back when a fault has ended it."""

import http.client
import json
import os
import subprocess
import time
from pathlib import Path

PATIENCE_S = 60


class Finding(Exception):
    """Something that must not be."""


class Server:
    def __init__(self, binary, folder, seed):
        self.folder, self.ready = folder, folder / "ready"
        self.said = (folder / "said").open("w+b")
        # Memory that was freed is kept back by the sanitizer only for a while, or it would hide what grows.
        environment = {**os.environ, "ASAN_OPTIONS": "quarantine_size_mb=16", "UBSAN_OPTIONS": "print_stacktrace=1"}
        self.process = subprocess.Popen(
            [binary, "serve", "--port", "0", "--seed", str(seed), "--clock", "2026-01-01T00:00:00Z", "--ready-file",
             self.ready], stdout=subprocess.DEVNULL, stderr=self.said, env=environment)
        self.port = self._port()
        self.connection = self._connect()

    def _port(self):
        end = time.monotonic() + PATIENCE_S
        while not (self.ready.exists() and self.ready.read_text()):
            if self.process.poll() is not None or time.monotonic() > end:
                raise Finding(f"the server does not start: {self.words()}")
            time.sleep(0.01)
        return int(self.ready.read_text().strip().rsplit(":", 1)[1])

    def _connect(self):
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE_S)

    def ask(self, method, target, body=None, token=None):
        """Status and text of the answer; status 0 where there was none, or not all of it."""
        headers = {"Authorization": f"aivenv1 {token}"} if token else {}
        content = body if body is None or isinstance(body, (str, bytes)) else json.dumps(body)
        if isinstance(content, str):
            content = content.encode("utf-8", "surrogatepass")
        try:
            self.connection.request(method, target, content, headers)
            answer = self.connection.getresponse()
            text = answer.read()
            if answer.will_close:
                self.connection.close()
            return answer.status, text
        except (OSError, http.client.HTTPException):
            self.connection.close()
            self.connection = self._connect()
            if self.process.poll() is not None:
                raise Finding(f"the server has ended with {self.process.returncode}: {self.words()}") from None
            return 0, b""

    def memory_mib(self):
        pages = int(Path(f"/proc/{self.process.pid}/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / 2**20

    def words(self):
        self.said.seek(0)
        return self.said.read()[-8000:].decode(errors="replace")

    def stop(self):
        """It must end well, and have said nothing: a sanitizer would."""
        self.process.terminate()
        if self.process.wait(PATIENCE_S) != 0 or self.words():
            raise Finding(f"the server ended with {self.process.returncode} and said: {self.words()}")
