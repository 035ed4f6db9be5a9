"""What all tests of the console begin with: one browser for all of them, and a server of its own for each."""
import atexit
import functools
import pathlib
import unittest

from browser import Person, Server, demo

CACHE = pathlib.Path(__file__).parents[2] / ".cache" / "console"

# The addresses of all views, of a row of a list, and of an operation.
VIEWS = [
    "", "application-users", "application-users/u5a1e9d0a001", "user", "user/u5a1e9d0c004", "invitation", "user-groups", "permissions",
    "config/authentication", "domains", "mine/account", "projects", "billing-groups", "addresses", "invoices", "vpcs", "who-may",
    "requests", "requests/1", "faults", "worlds", "changes", "mailbox", "fixture", "operations",
    "operations/ApplicationUserAccessTokenCreate",
]
SOFIA, MIKE = "sofia-super-admin-demo-token", "mike-plain-member-demo-token"
ACME = "/v1/organization/org5a1e9d0ac1e"


@functools.cache
def the_person():
    person = Person()
    atexit.register(person.quit)
    return person


def crowded_world():
    """The demo, with five thousand more people."""
    fixture = demo()
    fixture["users"] += [{"user_email": f"crowd{n}@acme.example", "real_name": f"Person {n}", "user_id": f"uc{n:010}"} for n in range(5000)]
    fixture["organizations"][0]["users"] += [{"user_id": f"crowd{n}@acme.example"} for n in range(5000)]
    return fixture


class ConsoleTest(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        self.person = the_person()
        self.person.window(1400, 900)
        self.addCleanup(self.person.leave)

    def serve(self, *options, fixture=None):
        server = Server(*options, fixture=fixture)
        self.addCleanup(server.stop)
        return server

    def open(self, server, view="", path="/_mock/"):
        self.person.open(f"{server.url}{path}#/{view}")
