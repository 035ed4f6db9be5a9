"""dist/aiven-mock: the program without shared libraries."""

import shutil
import subprocess

from .facts import PROGRAM, ROOT


def make():
    subprocess.run([ROOT / "scripts/build", "package"], check=True)
    shutil.copy(ROOT / "build/package/aiven-mock", PROGRAM)
