"""Who am I? With requests, as a program has it that knows nothing of a mock."""

import os

import requests

answer = requests.get(
    "https://api.aiven.io/v1/me", headers={"Authorization": "aivenv1 " + os.environ["AIVEN_TOKEN"]}, timeout=20
)
print(answer.json()["user"]["user"])
