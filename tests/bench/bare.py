"""The mock beside servers that know nothing: the same HTTP library with one handler, and nginx, both answering the
same bytes. How many times their requests a second the mock answers, with authentication, permissions and journal on.
"""

import contextlib
import tempfile
import time
from pathlib import Path

import measuring
from measuring import AS_ADMIN, AS_MEMBER, USERS, Figure

GET = f"{USERS}/a000000003"
THOUSAND = "/v1/organization/org1/application-users"
NEW_USER = '{"name": "n"}'

# Name, path, headers, body of a POST. The first ones are those of the short form.
CASES = [
    ("get", GET, AS_ADMIN, None),
    ("list of 10", USERS, AS_ADMIN, None),
    ("refusal, 404", "/v1/organization/org9/application-users", AS_ADMIN, None),
    ("list of 1 000", THOUSAND, AS_ADMIN, None),
    ("create", USERS, AS_ADMIN, NEW_USER),
    ("refusal, 403", USERS, AS_MEMBER, NEW_USER),
]


def nginx(folder, status, body):
    """Answers every path with the bytes: from its configuration, or when they are too long for that, from a file."""
    port = measuring.free_port()
    (folder / "body").write_bytes(body)
    is_short = len(body) < 4000
    quoted = body.decode().replace("\\", r"\\").replace("'", r"\'")
    answer = f"return {status} '{quoted}';" if is_short else f"alias {folder}/body;"
    (folder / "nginx.conf").write_text(f"""
daemon off; pid {folder}/pid; error_log stderr; worker_processes auto;
events {{ worker_connections 4096; }}
http {{
  access_log off; keepalive_requests 1000000000; default_type application/json; tcp_nodelay on; sendfile on;
  client_body_temp_path {folder}/t1; proxy_temp_path {folder}/t2; fastcgi_temp_path {folder}/t3;
  uwsgi_temp_path {folder}/t4; scgi_temp_path {folder}/t5;
  server {{ listen 127.0.0.1:{port} backlog=4096; location / {{ {answer} }} }}
}}""")
    return measuring.Server(["nginx", "-p", str(folder), "-c", str(folder / "nginx.conf")], port)


def bare(binary, folder, status, body):
    (folder / "body").write_bytes(body)
    port = measuring.free_port()
    return measuring.Server([binary, str(port), str(status), str(folder / "body")], port)


def measure(report, run):
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with measuring.aiven_mock(run.mock, "--fixture", measuring.fixture(folder, 1000)) as mock:
            against_bare(report, run, mock, folder)
            create_against_get(report, run, mock)


def against_bare(report, run, mock, folder):
    report.section("beside servers that know nothing")
    for name, path, headers, post in CASES[:4] if run.is_short else CASES:
        client = measuring.Client(mock, headers)
        status, body = client.ask("POST" if post else "GET", path, {"name": "n"} if post else None)
        client.close()

        def load(url, headers=headers, post=post):
            return measuring.wrk(url, run.seconds, headers=headers, post=post, accepts_refusal=True).per_second

        with contextlib.ExitStack() as servers:
            targets = [mock, servers.enter_context(bare(run.bare_server, folder, status, body))]
            if not run.is_short:
                targets.append(servers.enter_context(nginx(folder, status, body)))
            ours, *theirs = measuring.in_turn(
                run.rounds, *[lambda url=target.url(path): load(url) for target in targets])
        measuring.Client(mock).timed("POST", "/_mock/reset")
        detail = f"{Figure(ours).median:.0f}/s, {len(body)} bytes"
        for other, loads in zip(["bare cpp-httplib", "nginx"], theirs, strict=False):
            report.add(f"{name}, beside {other}", measuring.ratios(ours, loads), "x", detail)


def create_against_get(report, run, mock):
    def create():
        load = measuring.wrk(mock.url(USERS), run.seconds, headers=AS_ADMIN, post=NEW_USER)
        measuring.Client(mock).timed("POST", "/_mock/reset")
        time.sleep(0.2)  # what was made is let go of, which is not part of the next figure
        return load.per_second

    creates, gets = measuring.in_turn(
        run.rounds, create, lambda: measuring.wrk(mock.url(GET), run.seconds, headers=AS_ADMIN).per_second)
    report.add("create, beside get", measuring.ratios(creates, gets), "x")
