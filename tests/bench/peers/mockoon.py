"""Mockoon with a data bucket behind a CRUD route."""

import json
import uuid

import measuring

from .peer import Peer, ten_users

TOKEN = "bench"


def describe(installed, folder):
    port = measuring.free_port()
    bucket, route = str(uuid.uuid4()), str(uuid.uuid4())
    response = {"uuid": str(uuid.uuid4()), "body": "{}", "latency": 0, "statusCode": 200, "label": "", "headers": [],
                "bodyType": "DATABUCKET", "databucketID": "usrs", "crudKey": "user_id", "default": True, "rules": [],
                "rulesOperator": "OR", "callbacks": [], "disableTemplating": False, "fallbackTo404": False,
                "sendFileAsBody": False, "filePath": ""}
    (folder / "mock.json").write_text(json.dumps({
        "uuid": str(uuid.uuid4()), "lastMigration": 33, "name": "users", "port": port, "hostname": measuring.HOST,
        "endpointPrefix": "", "latency": 0, "folders": [], "headers": [], "proxyMode": False, "proxyHost": "",
        "cors": False, "rootChildren": [{"type": "route", "uuid": route}], "callbacks": [],
        "routes": [{"uuid": route, "type": "crud", "documentation": "", "method": "", "endpoint": "users",
                    "responses": [response], "responseMode": None}],
        "data": [{"uuid": bucket, "id": "usrs", "name": "users", "documentation": "", "value": json.dumps(ten_users())}]}))
    command = [installed / "node_modules/.bin/mockoon-cli", "start", "--data", folder / "mock.json", "--port", str(port),
               "--disable-log-to-file", "--max-transaction-logs", "0", "--admin-api-token", TOKEN]
    return Peer("Mockoon", command, port, "/users?limit=10", create=("/users", '{"name": "n"}'),
                reset=("POST", "/mockoon-admin/data-buckets/purge", {"Authorization": f"Bearer {TOKEN}"}))
