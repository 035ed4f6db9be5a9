"""WireMock, tuned: without its journal and its log. It keeps no state."""

import json

import measuring

from .peer import Peer, ten_users


def describe(installed, folder):
    (folder / "mappings").mkdir()
    (folder / "mappings/users.json").write_text(json.dumps({
        "request": {"method": "GET", "urlPath": "/users"},
        "response": {"status": 200, "jsonBody": {"users": ten_users()}, "headers": {"Content-Type": "application/json"}}}))
    port = measuring.free_port()
    jar = next((installed / "node_modules/wiremock/build").glob("*.jar"))
    command = ["java", "-Xmx256m", "-jar", jar, "--port", str(port), "--root-dir", folder, "--no-request-journal",
               "--disable-request-logging"]
    return Peer("WireMock", command, port, "/users", reset=("POST", "/__admin/reset"))
