"""A stand-in for the Aiven API, for tests: servers, worlds, and what to do with them.

With pytest, the fixture ``aiven`` is a World of the test's own; see aiven_mock.plugin.
"""

from .binary import find_binary
from .server import Server
from .talk import Answer, Refused
from .world import Call, Clock, World

__all__ = ["Answer", "Call", "Clock", "Refused", "Server", "World", "find_binary"]
