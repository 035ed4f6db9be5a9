"""Where the program is."""

from __future__ import annotations

import os
import shutil
import sysconfig


def find_binary() -> str:
    """AIVEN_MOCK_BINARY, or the program that came with this package, or the one on the PATH."""
    if named := os.environ.get("AIVEN_MOCK_BINARY"):
        return named
    schemes = ("", "posix_user")
    folders = [sysconfig.get_path("scripts", scheme) if scheme else sysconfig.get_path("scripts") for scheme in schemes]
    for folder in folders:
        program = os.path.join(folder, "aiven-mock")
        if os.access(program, os.X_OK):
            return program
    if found := shutil.which("aiven-mock"):
        return found
    raise FileNotFoundError("aiven-mock is not on the PATH; AIVEN_MOCK_BINARY may say where it is")
