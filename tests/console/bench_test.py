"""The bench: what a client asked and why it was refused, and what one does to the world it asks."""
import json
import os
import subprocess

from browser import demo
from case import ACME, CACHE, MIKE, SOFIA, ConsoleTest


class BenchTest(ConsoleTest):
    def test_a_request_is_shown_with_what_was_said_and_why_it_was_refused(self):
        person, server = self.person, self.serve()
        self.open(server, "requests")
        person.sees("No requests yet.")
        server.ask("POST", f"{ACME}/application-users", {"name": "mine"}, token=MIKE)
        server.ask("GET", "/v1/me", token=SOFIA)
        person.follow("Request ")
        person.sees("ApplicationUserCreate")
        person.sees("Mike Member")
        person.sees('"name": "mine"')
        person.sees("Why: ")
        person.find("textbox", "Filter requests").send_keys("userinfo")
        person.until(lambda: not person.run("return [...document.querySelectorAll('td')].some((each) => each.innerText === '403')"),
                     "the filter does nothing")
        person.fill("Filter requests", "")
        person.press("refused only", "checkbox")
        person.until(lambda: "UserInfo" not in person.run("return document.querySelector('table').innerText"), "it shows more")
        person.press("Clear")
        person.sees("No requests yet.")

    def test_a_request_can_be_copied_expected_and_made_to_fail(self):
        person, server = self.person, self.serve()
        server.ask("POST", f"{ACME}/application-users", {"name": "it's mine"}, token=SOFIA)
        person.driver.execute_cdp_cmd("Browser.grantPermissions", {"permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"], "origin": server.url})
        self.open(server, "requests/1")
        person.press("Copy as curl")
        person.sees("Copied.")
        answer = subprocess.run(["bash", "-c", self.clipboard()], env={**os.environ, "AIVEN_TOKEN": SOFIA},
                                capture_output=True, check=True)
        self.assertEqual(json.loads(answer.stdout)["name"], "it's mine")
        person.press("Expect this")
        person.sees("Copied: a body for")
        expected = json.loads(self.clipboard())
        self.assertEqual(server.ask("POST", "/_mock/journal/verify", {**expected, "times": 2})[0], 200)
        person.press("Fail the next one")
        person.sees("The next such request is answered with 503.")
        self.assertEqual(server.ask("POST", f"{ACME}/application-users", {"name": "other"}, token=SOFIA)[0], 503)
        self.assertEqual(server.ask("POST", f"{ACME}/application-users", {"name": "other"}, token=SOFIA)[0], 200)

    def clipboard(self):
        return self.person.driver.execute_async_script("navigator.clipboard.readText().then(arguments[0])")

    def test_who_comes_back_after_the_journal_was_emptied_sees_what_there_is(self):
        person, server = self.person, self.serve()
        for _ in range(3):
            server.ask("GET", "/v1/me", token=SOFIA)
        self.open(server, "requests")
        person.find("link", "Request ")
        person.driver.execute_cdp_cmd("Network.enable", {})
        offline = {"latency": 0, "downloadThroughput": -1, "uploadThroughput": -1}
        person.driver.execute_cdp_cmd("Network.emulateNetworkConditions", {"offline": True, **offline})
        self.addCleanup(person.driver.execute_cdp_cmd, "Network.disable", {})
        server.ask("DELETE", "/_mock/journal")
        for _ in range(5):
            server.ask("GET", "/v1/organizations", token=SOFIA)
        person.driver.execute_cdp_cmd("Network.emulateNetworkConditions", {"offline": False, **offline})
        person.until(lambda: person.run("return [...document.querySelectorAll('tbody tr')].filter((each) => "
                                        "each.innerText.includes('/v1/organizations')).length") == 5, "not five new ones")
        self.assertNotIn("/v1/me", person.run("return document.querySelector('table').innerText"))

    def test_the_clock_is_stopped_moved_on_and_moved_to_the_next_expiry(self):
        person, server = self.person, self.serve()
        self.open(server, "application-users/u5a1e9d0a001")
        person.press("Freeze")
        person.sees("(frozen)")
        before = server.ask("GET", "/_mock/clock")[1]
        self.assertTrue(before["frozen"])
        person.press("+1 day")
        person.sees("1 day ago")
        self.assertGreater(server.ask("GET", "/_mock/clock")[1]["now"], before["now"])
        person.press("Let it run")
        person.misses("(frozen)")

    def test_the_next_expiry_is_that_of_a_token(self):
        person, server = self.person, self.serve("--clock", "frozen")
        self.open(server, "application-users/u5a1e9d0a001")
        person.sees("in 1 h")
        person.press("To the next expiry")
        person.misses("in 1 h")
        self.assertEqual(server.ask("GET", "/v1/me", token="ci-expires-an-hour-after-use-demo-token")[0], 401)

    def test_snapshots_are_taken_compared_and_restored_and_worlds_forked_and_deleted(self):
        person, server = self.person, self.serve()
        self.open(server, "worlds")
        person.press("Take a snapshot")
        person.fill("Name", "before")
        person.press("Take a snapshot")
        person.follow("What changed since")
        person.sees("Nothing has changed.")
        server.ask("POST", f"{ACME}/application-users", {"name": "new-one"}, token=SOFIA)
        person.sees("new-one")
        person.follow("Worlds and snapshots")
        person.press("Restore before")
        person.press("Restore")
        person.sees("The world is again as in before.")
        self.assertEqual(server.ask("GET", "/_mock/diff")[1], {"added": [], "removed": [], "changed": []})
        person.press("Fork this world")
        person.fill("Name", "copy")
        person.press("Fork")
        person.sees("/_world/copy")
        person.press("Delete world copy")
        person.press("Delete")
        person.misses("/_world/copy")

    def test_a_fault_is_made_and_its_hits_are_counted_live(self):
        person, server = self.person, self.serve()
        self.open(server, "faults")
        person.press("Add fault")
        person.choose("Kind", "status")
        person.fill("Status", "503")
        person.fill("Operation", "UserInfo")
        person.fill("Times", "2")
        person.press("Add fault")
        person.sees("0 of 2")
        self.assertEqual(server.ask("GET", "/v1/me", token=SOFIA)[0], 503)
        person.sees("1 of 2")
        person.press("Remove rule")
        person.sees("Nothing goes wrong on purpose.")
        self.assertEqual(server.ask("GET", "/v1/me", token=SOFIA)[0], 200)

    def test_what_changed_is_told_by_things_and_fields(self):
        person, server = self.person, self.serve()
        self.open(server, "changes")
        person.sees("Nothing has changed.")
        server.ask("PATCH", ACME, {"name": "Acme & Sons"}, token=SOFIA)
        server.ask("POST", f"{ACME}/application-users", {"name": "new-one"}, token=SOFIA)
        server.ask("DELETE", f"{ACME}/application-users/u5a1e9d0a001", token=SOFIA)
        for text in ("added", "new-one", "removed", "ci-pipeline", "changed", "Acme & Sons"):
            person.sees(text)

    def test_an_invitation_is_accepted_from_the_mailbox(self):
        person, server = self.person, self.serve()
        server.ask("POST", "/v1/user/password_reset_request", {"email": "mike@acme.example"})
        self.open(server, "mailbox")
        person.press("Accept the invitation to Acme as ivan@new.example")
        person.press("Accept")
        person.sees("Done.")
        person.misses("ivan@new.example")
        users = server.ask("GET", f"{ACME}/user", token=SOFIA)[1]["users"]
        self.assertIn("ivan@new.example", [each["user_info"]["user_email"] for each in users])
        person.press("Set password of mike@acme.example")
        person.fill("New password of", "correct horse battery")
        person.press("Set password")
        person.sees("No mail.")
        self.assertEqual(server.ask("POST", "/v1/userauth", {"email": "mike@acme.example", "password": "correct horse battery"})[0], 200)

    def test_a_fixture_is_taken_along_and_loaded_and_its_faults_are_shown_at_their_lines(self):
        person, server = self.person, self.serve()
        self.open(server, "fixture")
        person.press("Export as fixture")
        person.until(lambda: "Sofia" in person.find("textbox", "Text of the fixture").get_attribute("value"), "nothing is exported")
        fixture = demo()
        fixture["organizations"][0]["organization_name"] = "Loaded Ltd"
        self.load(fixture)
        person.sees("The world is this fixture now.")
        self.assertEqual(server.ask("GET", ACME, token=SOFIA)[1]["organization_name"], "Loaded Ltd")
        fixture["users"][1]["user_email"] = "no address"
        self.load(fixture)
        person.sees("user_email must be an e-mail address")
        person.press("Line ")
        self.assertIn('"no address"', person.run("""
            const text = document.querySelector('main textarea');
            return text.value.slice(text.selectionStart, text.selectionEnd);"""))

    def load(self, fixture):
        file = CACHE / "fixture.json"
        file.write_text(json.dumps(fixture, indent=2), encoding="utf-8")
        self.person.driver.find_element("css selector", "input[type=file]").send_keys(str(file))

    def test_an_operation_is_described_and_can_be_tried_as_the_caller(self):
        person, server = self.person, self.serve()
        self.open(server, "operations")
        person.find("textbox", "Filter operations").send_keys("ApplicationUserCreate")
        person.follow("ApplicationUserCreate")
        for text in ("POST", "organization:app_users:write", "Body", "Answer"):
            person.sees(text)
        person.choose("Caller", "Mike Member")
        person.fill("Name", "tried")
        person.press("Try it as Mike Member")
        person.sees("403")
        person.choose("Caller", "Sofia Superadmin")
        person.fill("Name", "tried")
        person.press("Try it as Sofia Superadmin")
        person.sees('"name": "tried"')
