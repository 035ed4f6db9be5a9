"""dist/aiven_mock-….whl: the Python package of clients/python, and the program as its script."""

import base64
import hashlib
import io
import time
import tomllib
import zipfile

from .facts import DIST, MACHINE, PROGRAM, ROOT, TIME, VERSION, notices

# A program without shared libraries runs on any of them.
TAGS = [f"py3-none-{system}_{MACHINE}" for system in ("manylinux2014", "manylinux_2_17", "musllinux_1_1")]
SOURCE = ROOT / "clients/python"


def metadata(project):
    lines = ["Metadata-Version: 2.1", f"Name: {project['name']}", f"Version: {VERSION}",
             f"Summary: {project['description']}", f"License: {project['license']['text']}",
             f"Requires-Python: {project['requires-python']}"]
    lines += [f"Classifier: {classifier}" for classifier in project["classifiers"]]
    lines += ["Description-Content-Type: text/markdown", "", (SOURCE / "README.md").read_text(encoding="utf-8")]
    return "\n".join(lines)


def entry_points(project):
    lines = []
    for group, entries in project["entry-points"].items():
        lines += [f"[{group}]", *(f"{name} = {place}" for name, place in entries.items())]
    return "\n".join(lines) + "\n"


def files():
    project = tomllib.loads((SOURCE / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    about = f"aiven_mock-{VERSION}.dist-info"
    for file in sorted((SOURCE / "aiven_mock").iterdir()):
        if file.is_file():
            yield f"aiven_mock/{file.name}", file.read_bytes(), 0o644
    yield f"aiven_mock-{VERSION}.data/scripts/aiven-mock", PROGRAM.read_bytes(), 0o755
    texts = {
        "METADATA": metadata(project),
        "WHEEL": "\n".join(["Wheel-Version: 1.0", "Generator: aiven-mock", "Root-Is-Purelib: false",
                            *(f"Tag: {tag}" for tag in TAGS)]) + "\n",
        "entry_points.txt": entry_points(project),
        "licenses/LICENSE": (ROOT / "LICENSE").read_text(encoding="utf-8"),
        "licenses/NOTICES": notices(),
    }
    for name, text in texts.items():
        yield f"{about}/{name}", text.encode(), 0o644


def record_of(path, data):
    digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
    return f"{path},sha256={digest},{len(data)}\n"


def make():
    out = io.BytesIO()
    record = f"aiven_mock-{VERSION}.dist-info/RECORD"
    lines = ""
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as wheel:
        def add(path, data, mode):
            entry = zipfile.ZipInfo(path, time.gmtime(TIME)[:6])
            entry.external_attr = (0o100000 | mode) << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            wheel.writestr(entry, data)

        for path, data, mode in files():
            add(path, data, mode)
            lines += record_of(path, data)
        add(record, (lines + f"{record},,\n").encode(), 0o644)
    systems = ".".join(tag.split("-")[2] for tag in TAGS)
    (DIST / f"aiven_mock-{VERSION}-py3-none-{systems}.whl").write_bytes(out.getvalue())
