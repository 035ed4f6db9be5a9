"""Clients that three generators make of /doc/openapi.json: each compiles, and asks ten times.

scripts/clients installs the generators, into the folder that is the only argument, and runs this by `aiven-mock exec`.
"""

import os
import shutil
import subprocess
import sys
import urllib.request
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from harness import masked, print_table  # noqa: E402


def run(command, folder, **more):
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, env={**os.environ, **more})
    if done.returncode != 0:
        raise RuntimeError(f"{' '.join(map(str, command))}: exit code {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


def go(cache, document):
    folder = fresh(cache / "go", "go.mod", "go.sum", "oapi-codegen.yaml", "calls.go")
    (folder / "client").mkdir()
    run(["go", "tool", "oapi-codegen", "-config", "oapi-codegen.yaml", document], folder)
    return run(["go", "run", "."], folder)


def typescript(cache, document):
    folder = fresh(cache / "typescript", "calls.ts", "tsconfig.json", "package.json")
    (folder / "node_modules").symlink_to(cache / "node_modules")
    generator = ["java", "-jar", cache / "openapi-generator.jar", "generate", "-g", "typescript-fetch"]
    run([*generator, "-i", document, "-o", folder / "client"], folder)
    run(["node_modules/.bin/tsc"], folder)
    return run(["node", "js/calls.js"], folder)


def python(cache, document):
    folder = fresh(cache / "python", "calls.py")
    generator = [cache / "venv/bin/openapi-python-client", "generate", "--meta", "none"]
    run([*generator, "--path", document, "--output-path", folder / "generated"], folder)
    return run([cache / "venv/bin/python", "calls.py"], folder)


def fresh(folder, *names):
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name in names:
        shutil.copy(HERE / name, folder)
    return folder


def result_of(generate, cache, document):
    try:
        return "ok" if generate(cache, document).endswith("ten calls\n") else "FAILED"
    except RuntimeError as problem:
        print(masked(str(problem)), file=sys.stderr)
        return "FAILED"


def main():
    cache = Path(sys.argv[1])
    document = cache / "openapi.json"
    document.write_bytes(urllib.request.urlopen(os.environ["AIVEN_WEB_URL"] + "/doc/openapi.json").read())
    generators = {"oapi-codegen": go, "openapi-generator (typescript-fetch)": typescript, "openapi-python-client": python}
    rows = [("generators", f"{name}: its client compiles and asks ten times", result_of(generate, cache, document))
            for name, generate in generators.items()]
    print_table(("client", "scenario", "result"), rows)
    return 0 if all(row[-1] == "ok" for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
