"""What all packages share: the version, the time, and what is linked into the program."""

import gzip
import io
import os
import re
import subprocess
import tarfile
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent.parent
DIST = ROOT / "dist"
PROGRAM = DIST / "aiven-mock"
SUMMARY = "A stand-in for the Aiven API, for tests"


def output_of(*command):
    return subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout.strip()


VERSION = re.search(r"project\(aiven-mock VERSION (\S+)", (ROOT / "CMakeLists.txt").read_text(encoding="utf-8"))[1]
TIME = int(os.environ.get("SOURCE_DATE_EPOCH") or output_of("git", "log", "-1", "--format=%ct"))
MACHINE = os.uname().machine


class Library(NamedTuple):
    """Something that is linked into the program, or compiled into it."""

    name: str
    package: str  # of the system, which also brings its license
    license: str  # SPDX
    source: str

    @property
    def version(self):
        return output_of("dpkg-query", "-W", "-f", "${Version}", self.package)

    @property
    def copyright(self):
        return Path(f"/usr/share/doc/{self.package}/copyright").read_text(encoding="utf-8")


LIBRARIES = [
    Library("OpenSSL", "libssl-dev", "Apache-2.0", "https://openssl.org"),
    Library("JSON for Modern C++", "nlohmann-json3-dev", "MIT", "https://github.com/nlohmann/json"),
    Library("cpp-httplib", "libcpp-httplib-dev", "MIT", "https://github.com/yhirose/cpp-httplib"),
    Library("CLI11", "libcli11-dev", "BSD-3-Clause", "https://github.com/CLIUtils/CLI11"),
    Library("GNU C Library", "libc6-dev", "LGPL-2.1-or-later", "https://www.gnu.org/software/libc"),
    Library("GNU C++ and GCC runtime libraries", "libstdc++6", "GPL-3.0-or-later WITH GCC-exception-3.1",
            "https://gcc.gnu.org"),
]


def notices():
    """The licenses of what is linked in, in one text."""
    parts = [f"{library.name} {library.version}\n{'=' * 60}\n\n{library.copyright}" for library in LIBRARIES]
    return "aiven-mock is licensed as the file LICENSE says. These libraries are part of the program:\n\n" + "\n\n".join(parts)


def shell_files():
    """What shells and man read, as the program writes it: where it is under /usr/share, and the text."""
    def said(*arguments):
        return subprocess.run([PROGRAM, *arguments], check=True, capture_output=True).stdout

    return {"man/man1/aiven-mock.1": said("man"),
            "bash-completion/completions/aiven-mock": said("completion", "bash"),
            "zsh/vendor-completions/_aiven-mock": said("completion", "zsh"),
            "fish/vendor_completions.d/aiven-mock.fish": said("completion", "fish")}


def tar(files):
    """A tar of (path, bytes, mode), as it would be made by anybody at any time."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.USTAR_FORMAT) as archive:
        for path, data, mode in files:
            entry = tarfile.TarInfo(path.rstrip("/"))
            entry.type = tarfile.DIRTYPE if path.endswith("/") else tarfile.REGTYPE
            entry.size, entry.mode, entry.mtime = len(data), mode, TIME
            archive.addfile(entry, io.BytesIO(data))
    return out.getvalue()


def zipped(data):
    return gzip.compress(data, mtime=0)
