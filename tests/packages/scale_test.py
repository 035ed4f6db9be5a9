"""Several servers behind a proxy, with the files of docs/scale.md."""

import json
import subprocess
import sys
import time
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from http.client import RemoteDisconnected

from support import DIST, ROOT, VENV, InAFolder, free_port, run

sys.path.insert(0, str(ROOT / "clients/python"))
from aiven_mock import Server  # noqa: E402

SERVERS = 3
SUITES = 60
USERS = "/v1/organization/org5a1e9d0ac1e/application-users"


def ask(url, method="GET", body=None):
    """Status and JSON; the Authorization is that of the demo."""
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(url, data, {"Authorization": "aivenv1 sofia-super-admin-demo-token"}, method=method)
    try:
        with urllib.request.urlopen(request) as answer:
            return answer.status, json.loads(answer.read() or "null")
    except urllib.error.HTTPError as error:
        with error:
            return error.code, json.loads(error.read() or "null")


def worlds_of(url):
    return {world["name"] for world in ask(f"{url}/_mock/worlds")[1]["worlds"]} - {"default"}


class BehindAProxy:
    """What every proxy must do; subclasses start one."""

    def setUp(self):
        super().setUp()
        self.proxy = f"http://127.0.0.1:{free_port()}"
        self.servers = [self.start_server("--public-url", self.proxy) for _ in range(SERVERS)]
        self.start_proxy([url for _, url in self.servers])

    def wait_for_the_proxy(self):
        deadline = time.monotonic() + 10
        while subprocess.run([DIST / "aiven-mock", "health", "--server", self.proxy], capture_output=True).returncode != 0:
            self.assertLess(time.monotonic(), deadline, "the proxy does not answer")

    def suite(self, number):
        """A suite: what it makes is there, and nothing else."""
        world = Server(self.proxy).world(f"suite-{number}")
        made = {f"bot-{number}-{each}" for each in range(5)}
        for name in sorted(made):
            self.assertEqual(world.request("POST", USERS, {"name": name}).status, 200)
        self.assertEqual(self.bots(world), made)
        self.assertEqual(len(world.calls), len(made) + 1)
        return world

    def bots(self, world):
        return {user["name"] for user in world.request("GET", USERS).body["application_users"]} - {"ci-pipeline", "terraform"}

    def test_worlds_stay_where_they_were_made_and_a_server_takes_only_its_own_with_it(self):
        with ThreadPoolExecutor(SUITES) as together:
            worlds = list(together.map(self.suite, range(SUITES)))
        there = [worlds_of(url) for _, url in self.servers]
        self.assertEqual(sorted(name for names in there for name in names), sorted(world.name for world in worlds))
        self.assertTrue(all(there), "every server has some")

        gone, _ = self.servers[0]
        gone.kill()
        gone.wait()
        for world in worlds:
            if world.name in there[0]:
                status, body = ask(world.url + "/v1/me")
                self.assertIn(status, (502, 404))
                self.assertRegex(body["message"], "The server of this world has gone|There is no world")
            else:
                self.assertEqual(len(self.bots(world)), 5)
                world.delete()
        self.assertEqual([worlds_of(url) for _, url in self.servers[1:]], [set(), set()])

    def test_a_world_without_a_name_is_refused_in_words(self):
        status, body = ask(f"{self.proxy}/_mock/worlds", "POST", {"fork_of": "default"})
        self.assertEqual((status, body["message"]), (403, "Behind a proxy a world needs a name: PUT /_mock/worlds/NAME"))
        self.assertEqual(ask(f"{self.proxy}/_mock/worlds")[0], 200)


class Nginx(BehindAProxy, InAFolder):
    def start_proxy(self, urls):
        places = {f"mock-{number}:8080": url.split("//")[1] for number, url in enumerate(urls)}
        own = {"listen 8080": "listen " + self.proxy.split("//")[1],
               "events {}": f"events {{}}\npid {self.folder}/pid;\nerror_log {self.folder}/log;\ndaemon off;\n",
               "http {": "http {\naccess_log off;\n" + "".join(
                   f"{kind}_temp_path {self.folder}/{kind};\n" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))}
        self.write("docs/scale.md", "nginx.conf", **places, **own)
        self.start("nginx", "-p", self.folder, "-c", self.folder / "nginx.conf", "-e", self.folder / "log")
        self.wait_for_the_proxy()

    def test_an_answer_that_is_lost_on_purpose_stays_lost(self):
        world = Server(self.proxy).world("lost")
        world.lose_answer("ApplicationUserCreate")
        with self.assertRaises(RemoteDisconnected):
            world.request("POST", USERS, {"name": "bot"})
        self.assertEqual(self.bots(world), {"bot"})


class Envoy(BehindAProxy, InAFolder):
    def start_proxy(self, urls):
        places = {f"address: mock-{number}, port_value: 8080": f"address: 127.0.0.1, port_value: {url.split(':')[-1]}"
                  for number, url in enumerate(urls)}
        own = {"address: 0.0.0.0, port_value: 8080": f"address: 127.0.0.1, port_value: {self.proxy.split(':')[-1]}"}
        self.write("docs/scale.md", "envoy.yaml", **places, **own)
        self.start(VENV / "envoy", "--concurrency", "2", "--disable-hot-restart", "-l", "error", "-c", self.folder / "envoy.yaml")
        self.wait_for_the_proxy()


class TheFiles(InAFolder):
    def test_compose_is_what_its_schema_says(self):
        self.write("docs/scale.md", "compose.yaml")
        run(VENV / "check-jsonschema", "--builtin-schema", "vendor.compose-spec", self.folder / "compose.yaml")

    def test_kubernetes_would_take_the_manifest(self):
        self.write("docs/scale.md", "kubernetes.yaml")
        self.assertEqual(run(VENV / "kubernetes-validate", "--strict", self.folder / "kubernetes.yaml").count(" passed "), 4)
