"""stripe-mock, made of Go: the vendor's own mock of another API, which answers with examples and keeps no state."""

import measuring

from .peer import Peer


def describe(installed, folder):
    port = measuring.free_port()
    command = [installed / "go/bin/stripe-mock", "-http-port", str(port)]
    return Peer("stripe-mock", command, port, "/v1/customers", headers={"Authorization": "Bearer sk_test_123"})
