"""Prism, which answers with the example of an OpenAPI description."""

import json

import measuring

from .peer import Peer, ten_users


def describe(installed, folder):
    answer = {"application/json": {"schema": {"type": "object"}, "example": {"users": ten_users()}}}
    (folder / "api.json").write_text(json.dumps({
        "openapi": "3.0.3", "info": {"title": "users", "version": "1"},
        "paths": {"/users": {"get": {"responses": {"200": {"description": "users", "content": answer}}}}}}))
    port = measuring.free_port()
    command = [installed / "node_modules/.bin/prism", "mock", "--port", str(port), "--verboseLevel", "silent",
               folder / "api.json"]
    return Peer("Prism", command, port, "/users")
