"""MockServer with its store for creating, reading, updating and deleting."""

import measuring

from .peer import Peer, ten_users


def describe(installed, _folder):
    port = measuring.free_port()
    jar = next((installed / "node_modules/mockserver-node").glob("*.jar"))
    command = ["java", "-Xmx256m", "-jar", jar, "-serverPort", str(port), "-logLevel", "ERROR"]
    return Peer("MockServer", command, port, "/users", create=("/users", '{"name": "n"}'), reset=("PUT", "/mockserver/reset"),
                prepare=fill)


def fill(server):
    users = [{**user, "id": number + 1} for number, user in enumerate(ten_users())]
    measuring.Client(server).timed("PUT", "/mockserver/crud", {"basePath": "/users", "idField": "id", "initialData": users})
