"""What users download, as they use it. tests/packages/check prepares what these tests need."""

import hashlib
import json
import os
import re
import resource
import shutil
import subprocess
import sys
import tarfile
import time
import unittest

from support import CACHE, DIST, PYTHON, ROOT, InAFolder, code_of, only, run

OLD_SYSTEM = CACHE / "debian-11"
NEW_SYSTEM = CACHE / "debian-13"
NOBODY = 65532


class Stopwatch:
    """Tells how long something took; its limit is for the processor, whose time does not depend on other work."""

    def __init__(self):
        self.start, self.used = time.monotonic(), self.processor()

    @staticmethod
    def processor():
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        return used.ru_utime + used.ru_stime

    def tell(self, what, limit):
        used = self.processor() - self.used
        print(f"\n  {what}: {time.monotonic() - self.start:.1f} s, of the processor {used:.1f} s", file=sys.stderr)
        assert used < limit, f"{what}: {used:.1f} s, not {limit}"


class TheBinary(InAFolder):
    def serves(self, root, **options):
        """It serves, finds itself by name and runs a command, with nothing but what is in this root."""
        server = self.start("chroot", root, "/aiven-mock", "serve", "--port", "0", stdout=subprocess.PIPE, **options)
        said = server.stdout.readline()
        self.assertRegex(said, r"^aiven-mock listening on http://127\.0\.0\.1:\d+\n$")
        port = said.strip().rsplit(":", 1)[1]
        run("chroot", root, "/aiven-mock", "health", "--server", f"http://localhost:{port}")
        run("chroot", root, "/aiven-mock", "exec", "--server", f"http://127.0.0.1:{port}", "--", "/aiven-mock", "--version")

    def test_it_needs_nothing_and_says_its_commit(self):
        shutil.copy(DIST / "aiven-mock", self.folder)
        version = run("chroot", self.folder, "/aiven-mock", "--version")
        commit = run("git", "rev-parse", "--short=12", "HEAD", cwd=ROOT).strip()
        self.assertRegex(version, rf"^aiven-mock \S+ \(commit {commit}, ")
        self.serves(self.folder)

    def test_it_encrypts_and_is_trusted_where_nothing_else_is(self):
        shutil.copy(DIST / "aiven-mock", self.folder)
        (self.folder / "tmp").mkdir()
        run("chroot", self.folder, "/aiven-mock", "exec", "--tls", "--port", "0", "--", "/aiven-mock", "fixture")

    def test_it_runs_on_an_older_and_on_a_newer_system(self):
        for root in (OLD_SYSTEM, NEW_SYSTEM):
            shutil.copy(DIST / "aiven-mock", root)
            self.serves(root)

    def test_names_are_looked_up_without_modules_of_the_system(self):
        shutil.copy(DIST / "aiven-mock", OLD_SYSTEM)
        (OLD_SYSTEM / "etc/nsswitch.conf").write_text("hosts: mymachines resolve files dns\n", encoding="utf-8")
        self.serves(OLD_SYSTEM)

    def test_it_is_the_same_when_it_is_made_again(self):
        before = (DIST / "aiven-mock").read_bytes()
        (ROOT / "build/package/aiven-mock").unlink()
        run(ROOT / "scripts/build", "package")
        self.assertTrue((ROOT / "build/package/aiven-mock").read_bytes() == before)
        self.assertNotIn(str(ROOT).encode(), before)


class ThePackages(InAFolder):
    def test_sums_are_right_and_name_every_file(self):
        lines = (DIST / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
        sums = dict(reversed(line.split("  ")) for line in lines)
        there = {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in DIST.iterdir() if file.name != "SHA256SUMS"}
        self.assertEqual(sums, there)

    def test_they_are_small(self):
        megabyte = 1 << 20
        for file in DIST.iterdir():
            self.assertLess(file.stat().st_size, (13 if file.name == "aiven-mock" else 6) * megabyte, file.name)

    def test_they_are_the_same_when_they_are_made_again(self):
        before = (DIST / "SHA256SUMS").read_text(encoding="utf-8")
        run(ROOT / "scripts/package")
        self.assertEqual((DIST / "SHA256SUMS").read_text(encoding="utf-8"), before)

    def test_the_archive_is_unpacked_and_serves(self):
        watch = Stopwatch()
        with tarfile.open(only("*.tar.gz")) as archive:
            archive.extractall(self.folder)
        [folder] = self.folder.iterdir()
        files = {str(file.relative_to(folder)) for file in folder.rglob("*") if file.is_file()}
        self.assertLessEqual({"aiven-mock", "LICENSE", "NOTICES", "share/demo.json", "share/fixture.schema.json",
                              "share/man/man1/aiven-mock.1", "share/fish/vendor_completions.d/aiven-mock.fish"}, files)
        run("bash", "-c", 'source "$0" && complete -p aiven-mock', folder / "share/bash-completion/completions/aiven-mock")
        run(folder / "aiven-mock", "check", folder / "share/demo.json")
        run(folder / "aiven-mock", "exec", "--", "sh", "-c", 'curl -sSf "$AIVEN_MOCK_CONTROL_URL/health"')
        watch.tell("from the archive to the first request", 10)

    def test_the_debian_package_has_no_errors_of_lintian(self):
        run("lintian", "--allow-root", "--fail-on", "error", only("*.deb"))

    def test_the_debian_package_is_installed_and_removed_without_a_trace(self):
        def files():
            skip = {"var", "tmp", "proc", "dev"}
            return {file for top in OLD_SYSTEM.iterdir() if top.name not in skip for file in top.rglob("*")}

        before = files()
        shutil.copy(only("*.deb"), OLD_SYSTEM / "tmp/aiven-mock.deb")
        run("chroot", OLD_SYSTEM, "dpkg", "-i", "/tmp/aiven-mock.deb")
        try:
            run("chroot", OLD_SYSTEM, "aiven-mock", "check", "/usr/share/aiven-mock/demo.json")
            self.assertLessEqual({OLD_SYSTEM / "usr/share/man/man1/aiven-mock.1.gz",
                                  OLD_SYSTEM / "usr/share/bash-completion/completions/aiven-mock"}, files())
        finally:
            run("chroot", OLD_SYSTEM, "dpkg", "--purge", "aiven-mock")
        self.assertEqual(files(), before)

    def test_the_bill_of_materials_names_what_is_linked_in(self):
        document = json.loads(only("*.spdx.json").read_text(encoding="utf-8"))
        licenses = {package["name"]: package["licenseConcluded"] for package in document["packages"]}
        self.assertEqual(licenses["OpenSSL"], "Apache-2.0")
        self.assertEqual(len(document["relationships"]), len(document["packages"]))
        version = run(DIST / "aiven-mock", "--version")
        for name in ("OpenSSL", "CLI11", "cpp-httplib"):
            [package] = [each for each in document["packages"] if each["name"] == name]
            said = re.search(rf"{name} ([\d.]+)", version)[1]
            self.assertTrue(package["versionInfo"].startswith(said), (package["versionInfo"], said))


# A network of its own for a command, with nothing in it but itself: the port of an image is always the same one.
ALONE = ["unshare", "--net", "sh", "-c", 'ip link set lo up && exec "$0" "$@"']


def may_be_alone():
    """Containers often may not, and then the port must be free."""
    return subprocess.run([*ALONE, "true"], capture_output=True, check=False).returncode == 0


class TheImage(InAFolder):
    def setUp(self):
        super().setUp()
        layout = self.folder / "layout"
        with tarfile.open(only("*-image.tar")) as archive:
            archive.extractall(layout)
        version = only("*-image.tar").name.split("-")[2]
        run("umoci", "unpack", "--image", f"{layout}:aiven-mock:{version}", self.folder / "bundle")
        self.runtime = json.loads((self.folder / "bundle/config.json").read_text(encoding="utf-8"))
        self.root = self.folder / "bundle/rootfs"
        manifest = json.loads((layout / "index.json").read_text(encoding="utf-8"))["manifests"][0]
        blob = lambda digest: json.loads((layout / "blobs" / digest.replace(":", "/")).read_text(encoding="utf-8"))
        self.config = blob(blob(manifest["digest"])["config"]["digest"])["config"]

    def test_it_serves_as_nobody_and_says_that_it_is_well(self):
        process = self.runtime["process"]
        self.assertEqual((process["user"]["uid"], process["user"]["gid"]), (NOBODY, NOBODY))
        self.assertEqual(process["args"], ["/aiven-mock", "serve"])
        inside = ["chroot", f"--userspec={NOBODY}:{NOBODY}", self.root]
        environment = dict(variable.split("=", 1) for variable in process["env"])
        alone = ALONE if may_be_alone() else []
        server = self.start(*alone, *inside, *process["args"], "--public-url", "http://mock:8080", stdout=subprocess.PIPE,
                            env={**os.environ, **environment})
        self.assertEqual(server.stdout.readline(), "aiven-mock listening on http://0.0.0.0:8080\n")
        self.assertEqual(server.stdout.readline(), "export AIVEN_WEB_URL='http://mock:8080'\n")
        health = self.config["Healthcheck"]["Test"]
        self.assertEqual(health[0], "CMD")
        there = ["nsenter", "--net", f"--target={server.pid}"] if alone else []
        run(*there, *inside, *health[1:])
        said = run(*there, "curl", "-sSf", "http://127.0.0.1:8080/_mock/health")
        self.assertEqual(json.loads(said)["status"], "ok")

    def test_it_is_what_the_containerfile_says(self):
        text = (ROOT / "scripts/packages/Containerfile").read_text(encoding="utf-8")
        said = dict(re.findall(r"^(USER|ENTRYPOINT|CMD|EXPOSE|ENV) (.+)$", text.split("FROM scratch")[1], re.MULTILINE))
        self.assertEqual(self.config["User"], said["USER"])
        self.assertEqual(self.config["Entrypoint"], json.loads(said["ENTRYPOINT"]))
        self.assertEqual(self.config["Cmd"], json.loads(said["CMD"]))
        self.assertEqual(list(self.config["ExposedPorts"]), [said["EXPOSE"] + "/tcp"])
        self.assertEqual(self.config["Env"], [said["ENV"]])


class Python(InAFolder):
    def test_the_wheel_brings_the_program(self):
        self.assertEqual(run(PYTHON.parent / "aiven-mock", "--version"), run(DIST / "aiven-mock", "--version"))
        self.assertEqual(run(PYTHON, "-m", "aiven_mock", "--version"), run(DIST / "aiven-mock", "--version"))

    def test_its_types_are_strict(self):
        run(PYTHON, "-m", "mypy", cwd=ROOT / "clients/python")

    def test_its_own_tests_pass_with_every_python_that_is_here(self):
        for test in (ROOT / "clients/python/tests").glob("*.py"):
            shutil.copy(test, self.folder)
        pythons = [PYTHON, *(CACHE / "pythons").glob("*/bin/python")]
        for python in pythons:
            run(python, "-m", "pytest", "-q", "-n", "2", cwd=self.folder)
        print(f"\n  with {', '.join(run(python, '--version').strip() for python in pythons)}", file=sys.stderr)

    def test_the_first_test_and_nine_more_are_green(self):
        self.write("docs/testing.md", "test_first.py", "bots.py", "test_bots.py")
        self.assertIn("10 passed", run(PYTHON, "-m", "pytest", "-q", cwd=self.folder))

    def test_a_new_user_on_a_bare_system_has_a_green_test_within_a_minute(self):
        for root in (OLD_SYSTEM, NEW_SYSTEM):
            place = root / "tmp/first"
            shutil.rmtree(place, ignore_errors=True)
            shutil.copytree(CACHE / "wheels", place)
            self.addCleanup(shutil.rmtree, place)
            shutil.copy(only("*.whl"), place)
            (place / "test_first.py").write_text(code_of("docs/testing.md", "test_first.py"), encoding="utf-8")
            commands = """cd /tmp/first && python3 -m venv venv && venv/bin/pip install -q --no-index --find-links . aiven-mock pytest &&
                          venv/bin/pytest -q test_first.py && venv/bin/python --version"""
            watch = Stopwatch()
            said = run("chroot", root, "sh", "-c", commands, env={"PATH": "/usr/sbin:/usr/bin:/sbin:/bin"})
            self.assertIn("1 passed", said)
            watch.tell(f"from the wheel to a green test, {root.name}, {said.splitlines()[-1]}", 60)


class Others(InAFolder):
    ENVIRONMENT = {**os.environ, "AIVEN_MOCK_BINARY": str(DIST / "aiven-mock")}

    def go_module_with_the_example(self):
        self.write("docs/testing.md", "bots_test.go")
        run("go", "mod", "init", "bots", cwd=self.folder)
        run("go", "mod", "edit", "-require", "aiven-mock.invalid/aivenmock@v0.0.0", "-replace",
            f"aiven-mock.invalid/aivenmock={ROOT / 'clients/go'}", cwd=self.folder)

    def test_the_go_module_and_its_example(self):
        module = ROOT / "clients/go"
        run("go", "vet", "./...", cwd=module)
        self.assertEqual(run("gofmt", "-l", ".", cwd=module), "")
        run("go", "test", "-count=1", "./...", cwd=module, env=self.ENVIRONMENT)
        self.go_module_with_the_example()
        run("go", "test", "-count=1", "./...", cwd=self.folder, env=self.ENVIRONMENT)

    @unittest.skipIf("CI" in os.environ, "it compiles Go's standard library, half a minute for a figure")
    def test_a_new_user_of_go_has_a_green_test_within_a_minute(self):
        self.go_module_with_the_example()
        watch = Stopwatch()
        run("go", "test", "-count=1", "./...", cwd=self.folder, env={**self.ENVIRONMENT, "GOCACHE": str(self.folder / "new")})
        watch.tell("from the Go module to a green test, nothing compiled before", 100)  # on two cores: within a minute

    def test_the_example_for_cpp(self):
        run(ROOT / "scripts/build", "release")
        run("cmake", "--install", ROOT / "build/release", "--prefix", self.folder / "installed")
        self.write("docs/testing.md", "CMakeLists.txt", "bots_test.cpp")
        run("cmake", "-S", ".", "-B", "build", "-G", "Ninja", f"-DCMAKE_PREFIX_PATH={self.folder / 'installed'}", cwd=self.folder)
        run("cmake", "--build", "build", cwd=self.folder)
        self.assertIn("All tests passed (2 assertions", run("build/bots_test", cwd=self.folder))

    def test_the_example_for_node_vitest_and_jest(self):
        self.write("docs/testing.md", "bots.test.mjs")
        (self.folder / "node_modules").symlink_to(CACHE / "node/node_modules")
        (self.folder / "package.json").write_text("{}", encoding="utf-8")
        tools = self.folder / "node_modules/.bin"
        text = (self.folder / "bots.test.mjs").read_text(encoding="utf-8")
        own = 'import { afterEach, beforeEach, test } from "node:test";\n'
        self.assertIn(own, text)
        for imports, said, command in (
            (own, "# pass 1", ["node", "--test", "--test-reporter=tap"]),
            ('import { afterEach, beforeEach, test } from "vitest";\n', "1 passed", [tools / "vitest", "run"]),
            ("", "1 passed", ["node", "--experimental-vm-modules", tools / "jest", "--testMatch", "**/*.test.mjs"]),
        ):
            (self.folder / "bots.test.mjs").write_text(text.replace(own, imports), encoding="utf-8")
            self.assertIn(said, run(DIST / "aiven-mock", "exec", "--", *command, cwd=self.folder, env={**os.environ, "NO_COLOR": "1"}))

    def test_the_example_for_junit(self):
        jar = CACHE / "java/junit-platform-console-standalone.jar"
        self.write("docs/testing.md", "BotsTest.java")
        run("javac", "-cp", jar, "BotsTest.java", cwd=self.folder)
        said = run(DIST / "aiven-mock", "exec", "--", "java", "-jar", jar, "execute", "-cp", ".", "-c", "BotsTest", cwd=self.folder)
        self.assertIn("1 tests successful", said)
