"""A server of one's own, or one that runs already."""

from __future__ import annotations

import re
import subprocess
import uuid
from types import TracebackType
from typing import Any, Mapping, Optional, Sequence, Type, Union

from .binary import find_binary
from .talk import Control
from .world import World, seeded

Fixture = Union[None, str, Mapping[str, Any]]


class Server:
    """Makes worlds. ``with Server.start() as server: world = server.world()``."""

    def __init__(
        self, url: str, control_token: Optional[str] = None, process: Optional["subprocess.Popen[str]"] = None
    ) -> None:
        self.url = url.rstrip("/")
        self._control_token = control_token
        self._process = process

    @classmethod
    def start(cls, options: Sequence[str] = (), binary: Optional[str] = None) -> "Server":
        """Starts one on a free port, with these options of ``aiven-mock serve``."""
        program = binary or find_binary()
        process = subprocess.Popen([program, "serve", "--port", "0", *options], stdout=subprocess.PIPE, text=True)
        assert process.stdout is not None
        words = process.stdout.readline().split()
        if not words:
            raise RuntimeError(f"{program} ended with {process.wait()} before it served")
        return cls(words[-1], process=process)

    def world(
        self,
        label: str = "",
        fixture: Fixture = None,
        clock: Optional[str] = None,
        seed: Optional[int] = None,
    ) -> World:
        """A new world: a copy of the world ``default``, or what a fixture says: the name of a built-in one, or its JSON.

        ``clock`` stops its clock at a time ("2026-01-31T09:30:00Z"). With ``seed`` its new ids and tokens are the same
        in every run.
        """
        begins_as: Mapping[str, Any] = {"fork_of": "default"}
        if isinstance(fixture, str):
            begins_as = {"fixture_name": fixture}
        elif fixture is not None:
            begins_as = {"fixture": fixture}
        told = re.sub(r"[^A-Za-z0-9._-]+", "-", label)[-48:]
        name = f"{told}-{uuid.uuid4().hex[:12]}".lstrip("-")
        control = Control(self.url, self._control_token)
        # Not POST: the name is in the path, where a proxy in front of several servers looks for it.
        facts = control.ask("PUT", f"/worlds/{name}", begins_as)
        world = World(facts, Control(facts["base_url"], self._control_token), control)
        return world if clock is None and seed is None else seeded(world, clock, seed)

    def stop(self) -> None:
        """Of a server that was started here; another one goes on."""
        if self._process is None:
            return
        self._process.terminate()
        self._process.wait()
        if self._process.stdout is not None:
            self._process.stdout.close()
        self._process = None

    def __enter__(self) -> "Server":
        return self

    def __exit__(
        self, kind: Optional[Type[BaseException]], value: Optional[BaseException], trace: Optional[TracebackType]
    ) -> None:
        self.stop()
