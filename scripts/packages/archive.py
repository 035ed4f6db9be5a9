"""dist/aiven-mock-VERSION-linux-MACHINE.tar.gz: the program and what belongs beside it."""

from pathlib import PurePosixPath

from .facts import DIST, MACHINE, PROGRAM, ROOT, VERSION, notices, shell_files, tar, zipped

BESIDE = {"LICENSE": "LICENSE", "README.md": "README.md", "CHANGELOG.md": "CHANGELOG.md",
          "share/demo.json": "fixtures/demo.json", "share/fixture.schema.json": "fixtures/fixture.schema.json"}


def make():
    folder = f"aiven-mock-{VERSION}-linux-{MACHINE}"
    files = {path: (ROOT / source).read_bytes() for path, source in BESIDE.items()}
    files["NOTICES"] = notices().encode()
    files.update({f"share/{path}": data for path, data in shell_files().items()})
    folders = {str(each) for path in files for each in PurePosixPath(path).parents if each.name}
    entries = [(f"{folder}/", b"", 0o755), *((f"{folder}/{each}/", b"", 0o755) for each in sorted(folders))]
    entries += [(f"{folder}/{path}", data, 0o644) for path, data in sorted(files.items())]
    entries.append((f"{folder}/aiven-mock", PROGRAM.read_bytes(), 0o755))
    (DIST / f"{folder}.tar.gz").write_bytes(zipped(tar(entries)))
