"""moto, whose users are those of AWS IAM."""

import measuring

from .peer import Peer

# moto looks only at whether a request seems to be signed.
SIGNED = {"Authorization": "AWS4-HMAC-SHA256 Credential=bench/20260131/us-east-1/iam/aws4_request, SignedHeaders=host, "
                           "Signature=none"}


def describe(installed, _folder):
    port = measuring.free_port()
    command = [installed / "venv/bin/moto_server", "--host", measuring.HOST, "--port", str(port)]
    return Peer("moto", command, port, "/?Action=ListUsers&Version=2010-05-08", reset=("POST", "/moto-api/reset"),
                headers=SIGNED, prepare=fill)


def fill(server):
    for number in range(10):
        client = measuring.Client(server, SIGNED)  # each: moto closes the connection after every answer
        client.timed("POST", f"/?Action=CreateUser&UserName=user-{number}&Version=2010-05-08")
        client.close()
