"""apimock, a stub made of Rust and hyper, which answers with files."""

import json

import measuring

from .peer import Peer, ten_users


def describe(installed, folder):
    (folder / "users.json").write_text(json.dumps({"users": ten_users()}))
    port = measuring.free_port()
    command = [installed / "node_modules/.bin/apimock", "--dir", folder, "--port", str(port)]
    return Peer("apimock", command, port, "/users")
