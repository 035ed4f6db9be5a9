"""Every view: without complaints, for everybody, whatever is in the world."""
from browser import demo
from case import CACHE, MIKE, SOFIA, VIEWS, ConsoleTest

AXE = CACHE / "node_modules" / "axe-core" / "axe.min.js"
PICTURES = CACHE / "pictures"
HOSTILE = ["<img src=x onerror=alert(1)>", "\"><script>alert(1)</script>", "'; alert(1); '", "{{7*7}}${7*7}", "\u202eevil\u202c",
           "javascript:alert(1)", "a" * 200]


class ViewsTest(ConsoleTest):
    def serve_a_full_world(self, fixture=None):
        """There is something in each view."""
        server = self.serve(fixture=fixture)
        server.ask("GET", "/v1/organization/org5a1e9d0ac1e/application-users", token=MIKE)
        server.ask("PUT", "/_mock/snapshots/before")
        server.ask("POST", "/v1/organization/org5a1e9d0ac1e/application-users", {"name": "new"}, token=SOFIA)
        server.ask("POST", "/_mock/faults", {"match": {"method": "DELETE"}, "fault": {"kind": "status", "status": 503}})
        return server

    def test_every_view_opens_without_complaints_and_asks_nobody_else(self):
        person, server = self.person, self.serve_a_full_world()
        person.complaints()
        person.asked()
        for view in VIEWS:
            with self.subTest(view=view):
                self.open(server, view)
                self.assertEqual(person.run("return [...document.querySelectorAll('.refusal')].map((each) => each.innerText)"), [])
                self.assertEqual(person.complaints(), [])
                self.assertEqual([url for url in person.asked() if not url.startswith(server.url + "/")], [])

    def test_axe_finds_nothing_serious_in_any_view(self):
        person, server = self.person, self.serve_a_full_world()
        self.open(server)
        person.run(AXE.read_text(encoding="utf-8"))
        for view in VIEWS:
            person.go(view)
            for dark in (False, True):
                person.window(1400, 900, dark)
                with self.subTest(view=view, dark=dark):
                    self.assertEqual(self.serious(["color-contrast"] if dark else None), [])

    def serious(self, rules):
        """What axe finds, by these rules or by all."""
        found = self.person.driver.execute_async_script("""
            const [rules, done] = arguments;
            const options = {resultTypes: ['violations'], ...rules ? {runOnly: rules} : {}};
            axe.run(document, options).then((all) => done(all.violations));""", rules)
        return [f"{each['id']}: {each['nodes'][0]['html'][:200]}" for each in found if each["impact"] in ("serious", "critical")]

    def test_nothing_is_wider_than_the_window_and_pictures_are_taken(self):
        person, server = self.person, self.serve_a_full_world()
        PICTURES.mkdir(parents=True, exist_ok=True)
        self.open(server)
        for view in VIEWS:
            person.go(view)
            for width, height in ((1400, 900), (400, 800)):
                for dark in (False, True):
                    person.window(width, height, dark)
                    with self.subTest(view=view, width=width):
                        self.assertLessEqual(person.run("return document.documentElement.scrollWidth"), width)
                        self.assertEqual(person.run("return document.querySelector('main').scrollWidth"),
                                         person.run("return document.querySelector('main').clientWidth"))
                    name = f"{view.replace('/', '-') or 'home'}-{width}-{'dark' if dark else 'light'}.png"
                    person.driver.save_screenshot(str(PICTURES / name))

    def test_in_a_narrow_window_the_views_are_behind_a_menu(self):
        person, server = self.person, self.serve()
        person.window(400, 800)
        self.open(server)
        self.assertNotIn("Mailbox", person.text())
        person.press("Menu")
        person.follow("Mailbox")
        person.find("heading", "Mailbox")
        self.assertNotIn("Worlds and snapshots", person.text())

    def test_markup_in_names_is_text(self):
        person, server = self.person, self.serve_a_full_world(hostile_world())
        server.ask("GET", "/v1/organization/%3Cimg%20src=x%20onerror=alert(1)%3E?<script>=1", token=MIKE)
        self.open(server)
        person.complaints()
        for view in [*VIEWS, "application-users/u5a1e9d0b000", "user-groups/ug5a1e9d0e001", "requests/2", "requests/<script>"]:
            person.go(view)
            with self.subTest(view=view):
                self.assertEqual(person.run("return document.querySelectorAll('img, script:not([src])').length"), 0)
                self.assertEqual(person.complaints(("404", "400")), [])
        person.go("application-users")
        person.sees(HOSTILE[0])
        person.sees(HOSTILE[1])
        person.press(f"Delete {HOSTILE[0]}")
        person.sees(f"Delete {HOSTILE[0]}? Its tokens end with it.")


def hostile_world():
    fixture = demo()
    organization = fixture["organizations"][0]
    organization["organization_name"] = HOSTILE[0]
    for each, name in zip(fixture["users"], HOSTILE):
        each["real_name"] = name
    for index, name in enumerate(HOSTILE):
        organization["application_users"].append({
            "name": name, "user_id": f"u5a1e9d0b{index:03}",
            "access_tokens": [{"description": name, "full_token": f"{index}-is-a-hostile-demo-token"}]})
    for each, name in zip(organization["user_groups"], HOSTILE):
        each["description"] = name
    return fixture
