"""The files of docs/ci.md: those of CI by their schemas, and containers in a real engine."""

import os
import shutil
import subprocess
import tempfile
import time
import unittest
from pathlib import Path

from support import CACHE, PYTHON, ROOT, VENV, InAFolder, free_port, only, run

NAME = ":".join(only("*-image.tar").name.rsplit("-", 2)[:2])  # aiven-mock:VERSION
IMAGE = f"registry.example/{NAME}"
DOCUMENT = "docs/ci.md"


class TheFiles(InAFolder):
    def test_are_what_their_schemas_say(self):
        for name, schema in ((".github/workflows/test.yml", "github-workflows"), (".gitlab-ci.yml", "gitlab-ci"), ("compose.yaml", "compose-spec")):
            with self.subTest(name):
                self.write(DOCUMENT, name)
                run(VENV / "check-jsonschema", "--builtin-schema", f"vendor.{schema}", self.folder / Path(name).name)

    def test_a_slip_in_them_would_be_found(self):
        self.write(DOCUMENT, "compose.yaml", **{"healthcheck:": "healthchek:"})
        with self.assertRaisesRegex(AssertionError, "healthchek"):
            run(VENV / "check-jsonschema", "--builtin-schema", "vendor.compose-spec", self.folder / "compose.yaml")


class Containers(InAFolder):
    """podman, with storage of its own, and the socket that clients of Docker know."""

    @classmethod
    def setUpClass(cls):
        place = tempfile.TemporaryDirectory()
        cls.addClassCleanup(place.cleanup)
        within = Path(place.name)
        # Where processes cannot raise their limits, and cgroups are of both generations.
        (within / "containers.conf").write_text(
            '[containers]\ndefault_ulimits = ["nofile=1024:1024", "nproc=1024:1024"]\n'
            '[engine]\nruntime = "runc"\nevents_logger = "file"\ncgroup_manager = "cgroupfs"\n', encoding="utf-8")
        (within / "storage.conf").write_text(
            f'[storage]\ndriver = "overlay"\ngraphroot = "{within}/images"\nrunroot = "{within}/run"\n', encoding="utf-8")
        socket = within / "podman.sock"
        cls.engine = {**os.environ, "CONTAINERS_CONF": str(within / "containers.conf"), "DOCKER_HOST": f"unix://{socket}",
                      "CONTAINERS_STORAGE_CONF": str(within / "storage.conf"), "TESTCONTAINERS_RYUK_DISABLED": "true",
                      "TESTCONTAINERS_CONNECTION_MODE": "docker_host"}
        run("podman", "load", "-i", only("*-image.tar"), env=cls.engine)
        cls.addClassCleanup(lambda: run("podman", "system", "reset", "--force", env=cls.engine))
        run("podman", "tag", NAME, IMAGE, env=cls.engine)
        try:
            run("podman", "run", "--rm", IMAGE, "--version", env=cls.engine)
        except AssertionError as reason:
            if "CI" in os.environ:
                raise
            raise unittest.SkipTest(f"podman cannot run containers here: {reason}") from reason
        service = subprocess.Popen(["podman", "system", "service", "--time=0", f"unix://{socket}"], env=cls.engine)
        cls.addClassCleanup(service.wait)
        cls.addClassCleanup(service.terminate)

    def podman(self, *command):
        return run("podman", *command, env=self.engine)

    def test_an_engine_runs_the_image_and_reaches_it(self):
        port, container = free_port(), "a-server"
        self.podman("run", "--detach", "--name", container, "--publish", f"127.0.0.1:{port}:8080", "--read-only",
                    "--health-cmd", '["/aiven-mock", "health"]', IMAGE)
        self.addCleanup(self.podman, "rm", "--force", "--time", "1", container)
        self.assertIn("65532:65532", self.podman("inspect", "--format", "{{.Config.User}}", container))
        deadline = time.monotonic() + 10
        while subprocess.run(["podman", "healthcheck", "run", container], env=self.engine, capture_output=True).returncode != 0:
            self.assertLess(time.monotonic(), deadline, self.podman("logs", container))
        run(only("aiven-mock"), "health", "--server", f"http://127.0.0.1:{port}")

    def test_compose_starts_the_tests_when_the_server_is_well(self):
        self.write(DOCUMENT, "compose.yaml", **{"build: .": f"image: {IMAGE}", '["pytest"]': '["health"]'})
        compose = [VENV / "podman-compose", "--file", self.folder / "compose.yaml", "--in-pod", "false"]
        self.addCleanup(run, *compose, "down", "--timeout", "1", env=self.engine)
        run(*compose, "run", "--rm", "tests", env=self.engine)

    def test_testcontainers_for_python(self):
        self.write(DOCUMENT, "test_in_a_container.py")
        self.assertIn("1 passed", run(PYTHON, "-m", "pytest", "-q", cwd=self.folder, env=self.engine))

    def test_testcontainers_for_go(self):
        for file in ("go.mod", "go.sum"):
            shutil.copy(CACHE / "go" / file, self.folder)
        run("go", "mod", "edit", "-require", "aiven-mock.invalid/aivenmock@v0.0.0", "-replace",
            f"aiven-mock.invalid/aivenmock={ROOT / 'clients/go'}", cwd=self.folder)
        self.write(DOCUMENT, "container_test.go")
        run("go", "mod", "tidy", cwd=self.folder)
        run("go", "test", "-count=1", "./...", cwd=self.folder, env=self.engine)

    def test_testcontainers_for_java(self):
        self.write(DOCUMENT, "ContainerTest.java")
        run("javac", "-cp", f"{CACHE}/java/*", "ContainerTest.java", cwd=self.folder)
        jars = ":".join(map(str, (CACHE / "java").glob("*.jar")))
        said = run("java", "-jar", CACHE / "java/junit-platform-console-standalone.jar", "execute", "-cp", f".:{jars}", "-c",
                   "ContainerTest", cwd=self.folder, env=self.engine)
        self.assertIn("1 tests successful", said)

    def test_testcontainers_for_node(self):
        (self.folder / "node_modules").symlink_to(CACHE / "node/node_modules")
        self.write(DOCUMENT, "container.test.mjs")
        said = run("node", "--test", "--test-reporter=tap", "container.test.mjs", cwd=self.folder, env=self.engine)
        self.assertIn("# pass 1", said)
