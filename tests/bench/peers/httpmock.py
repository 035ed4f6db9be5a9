"""httpmock, a stub made of Rust and hyper, which matches method, path and token."""

import json

import measuring

from .peer import Peer, ten_users


def describe(installed, folder):
    (folder / "users.yaml").write_text(json.dumps({  # which is YAML as well
        "when": {"method": "GET", "path": "/users", "header": [{"name": "authorization", "value": "aivenv1 token"}]},
        "then": {"status": 200, "header": [{"name": "content-type", "value": "application/json"}],
                 "body": json.dumps({"users": ten_users()})}}))
    port = measuring.free_port()
    command = [installed / "cargo/bin/httpmock", "--port", str(port), "--mock-files-dir", folder, "--disable-access-log"]
    return Peer("httpmock", command, port, "/users", headers={"Authorization": "aivenv1 token"})
