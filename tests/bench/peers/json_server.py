"""json-server, which keeps its state in a file."""

import json

import measuring

from .peer import Peer, ten_users


def describe(installed, folder):
    users = [{**user, "id": number + 1} for number, user in enumerate(ten_users())]
    (folder / "state.json").write_text(json.dumps({"users": users}))
    port = measuring.free_port()
    command = [installed / "node_modules/.bin/json-server", "--quiet", "--host", measuring.HOST, "--port", str(port),
               folder / "state.json"]
    return Peer("json-server", command, port, "/users", create=("/users", '{"name": "n"}'))
