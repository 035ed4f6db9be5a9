"""The picture of README.md, as WebP: some requests, one of them opened."""
import base64
import pathlib
import sys

from browser import Person, Server
from case import ACME, MIKE, SOFIA

server, person = Server("--clock", "frozen", "--seed", "1"), Person()
person.window(1280, 640)
for path in ("/v1/me", f"{ACME}/application-users", f"{ACME}/user-groups"):
    for token in (SOFIA, MIKE, None):
        server.ask("GET", path, token=token)
person.open(f"{server.url}/_mock/#/requests/5")
person.find("heading", "Request 5")
shot = person.driver.execute_cdp_cmd("Page.captureScreenshot", {"format": "webp", "quality": 60})
pathlib.Path(sys.argv[1]).write_bytes(base64.b64decode(shot["data"]))
person.quit()
server.stop()
