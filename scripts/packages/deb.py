"""dist/aiven-mock_VERSION-1_ARCHITECTURE.deb, by CPack: what is in it is said in cmake/debian.cmake."""

import email.utils
import os
import shutil
import subprocess

from .facts import DIST, LIBRARIES, ROOT, TIME, VERSION, shell_files, zipped

BUILD = ROOT / "build/package"
TEXTS = BUILD / "debian"
# The program is to run on any Linux; that is what it is linked like that for.
OVERRIDES = """aiven-mock: statically-linked-binary
aiven-mock: embedded-library
"""


def changelog():
    when = email.utils.formatdate(TIME)
    return (f"aiven-mock ({VERSION}-1) unstable; urgency=medium\n\n  * As /usr/share/aiven-mock/README.md says.\n\n"
            f" -- The aiven-mock authors <dev@aiven-mock.invalid>  {when}\n")


def copyright_text():
    theirs = "\n\n".join(f"{library.name} {library.version}:\n\n{library.copyright}" for library in LIBRARIES)
    return ("aiven-mock is copyright of its authors, and licensed under the Apache License, Version 2.0:\n"
            "/usr/share/common-licenses/Apache-2.0\n\nThese libraries are part of the program.\n\n" + theirs)


def make():
    shutil.rmtree(TEXTS, ignore_errors=True)
    TEXTS.mkdir()
    (TEXTS / "copyright").write_text(copyright_text(), encoding="utf-8")
    (TEXTS / "changelog.Debian.gz").write_bytes(zipped(changelog().encode()))
    (TEXTS / "overrides").write_text(OVERRIDES, encoding="utf-8")
    for path, data in shell_files().items():
        file = TEXTS / "share" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        is_manual = file.suffix == ".1"
        (file.with_name(file.name + ".gz") if is_manual else file).write_bytes(zipped(data) if is_manual else data)
    made = BUILD / "packages"
    shutil.rmtree(made, ignore_errors=True)
    for file in BUILD.glob("aiven-mock"):  # the time of a file is part of the package
        os.utime(file, (TIME, TIME))
    subprocess.run(["cpack", "-G", "DEB", "-B", made], cwd=BUILD, check=True, stdout=subprocess.DEVNULL,
                   env={**os.environ, "SOURCE_DATE_EPOCH": str(TIME)})
    [deb] = made.glob("*.deb")
    shutil.copy(deb, DIST / deb.name)
