"""The picture of README.md: some requests, one of them opened."""
import sys

from browser import Person, Server
from case import ACME, MIKE, SOFIA

server, person = Server("--clock", "frozen", "--seed", "1"), Person()
person.window(1100, 620)
for path in ("/v1/me", f"{ACME}/application-users", f"{ACME}/user-groups"):
    for token in (SOFIA, MIKE, None):
        server.ask("GET", path, token=token)
person.open(f"{server.url}/_mock/#/requests/5")
person.find("heading", "Request 5")
person.driver.save_screenshot(sys.argv[1])
person.quit()
server.stop()
