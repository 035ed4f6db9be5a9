#!/usr/bin/env python3
"""How much memory 10 000 forks of the demo take: fork_memory.py BINARY [--check]

Prints the resident memory of the server before and after, and once every fork has been asked something and changed.
`--check` fails when 10 000 forks do not fit in 256 MiB.
"""
import http.client
import json
import signal
import subprocess
import sys

FORKS = 10_000
LIMIT_MIB = 256


def resident_mib(pid):
    with open(f"/proc/{pid}/status", encoding="ascii") as status:
        [line] = [line for line in status if line.startswith("VmRSS:")]
    return int(line.split()[1]) / 1024


def main():
    process = subprocess.Popen([sys.argv[1], "serve", "--port", "0"], stdout=subprocess.PIPE, text=True)
    try:
        host = process.stdout.readline().split("//")[1].strip()
        client = http.client.HTTPConnection(host)

        def ask(method, path, body=None):
            headers = {"Authorization": "aivenv1 sofia-super-admin-demo-token"}
            client.request(method, path, body=json.dumps(body) if body else None, headers=headers)
            answer = client.getresponse()
            text = answer.read()
            if answer.status >= 300:
                sys.exit(f"{method} {path}: {text}")
            return json.loads(text) if text else None

        before = resident_mib(process.pid)
        for number in range(FORKS):
            ask("PUT", f"/_mock/worlds/w{number}", {"fork_of": "default"})
        forked = resident_mib(process.pid)
        organization = ask("GET", "/v1/organizations")["organizations"][0]["organization_id"]
        for number in range(FORKS):
            ask("POST", f"/_world/w{number}/v1/organization/{organization}/application-users", {"name": "n"})
        changed = resident_mib(process.pid)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait()
    print(f"memory                           {before:8.1f} MiB, with {FORKS} forks {forked:.1f} MiB (aim {LIMIT_MIB}), each changed {changed:.1f} MiB")
    if "--check" in sys.argv and forked > LIMIT_MIB:
        sys.exit(f"TOO LARGE: {forked:.1f} MiB are over the limit of {LIMIT_MIB}")


main()
