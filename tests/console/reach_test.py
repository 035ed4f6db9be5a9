"""From where the console can be reached, and who gets in."""
import http.server
import threading
import urllib.error
import urllib.request

from case import ConsoleTest


class ReachTest(ConsoleTest):
    def test_people_who_open_the_server_come_to_the_console(self):
        person, server = self.person, self.serve()
        person.open(f"{server.url}/")
        person.find("heading", "A stand-in for the Aiven API")
        person.open(f"{server.url}/doc/")
        person.find("heading", "Operations")

    def test_a_control_token_is_asked_for_and_kept_for_the_tab(self):
        person, server = self.person, self.serve("--control-token", "open-sesame")
        person.driver.get("about:blank")
        person.driver.get(f"{server.url}/_mock/#/requests")
        first = person.find("textbox", "Token")
        person.fill("Token", "wrong")
        person.press("Continue")
        person.until(lambda: person.find("textbox", "Token") != first, "it does not ask again")
        person.fill("Token", "open-sesame")
        person.press("Continue")
        person.wait_until_loaded()
        person.sees("live")
        person.driver.refresh()
        person.wait_until_loaded()
        person.sees("live")

    def test_who_gives_no_control_token_is_told_that_the_page_is_not_let_in(self):
        person, server = self.person, self.serve("--control-token", "open-sesame")
        person.driver.get(f"{server.url}/_mock/#/requests")
        person.press("Cancel")
        person.find("heading", "The server does not let this page in")

    def test_it_works_over_https(self):
        person, server = self.person, self.serve("--tls")
        self.open(server, "application-users")
        person.sees("ci-pipeline")

    def test_each_world_has_its_own(self):
        person, server = self.person, self.serve()
        server.ask("PUT", "/_mock/worlds/other", {"fork_of": "default"})
        self.open(server, "application-users", "/_world/other/_mock/")
        person.press("Delete ci-pipeline")
        person.press("Delete")
        person.misses("ci-pipeline")
        person.choose("World", "default")
        person.wait_until_loaded()
        person.sees("ci-pipeline")

    def test_more_tabs_may_be_open_than_a_browser_has_connections(self):
        person, server = self.person, self.serve()
        first = person.driver.current_window_handle
        for _ in range(8):
            person.driver.switch_to.new_window("tab")
            self.addCleanup(person.close_tab, person.driver.current_window_handle, first)
            person.open(f"{server.url}/_mock/#/requests")
            person.sees("live")
        server.ask("GET", "/v1/clouds")
        person.sees("/v1/clouds")
        person.driver.switch_to.window(person.driver.window_handles[1])
        person.sees("/v1/clouds")

    def test_it_works_behind_a_prefix(self):
        person, server = self.person, self.serve()
        person.open(f"{self.prefixed(server.url)}/mock/_mock/#/application-users")
        person.sees("ci-pipeline")
        person.press("Delete ci-pipeline")
        person.press("Delete")
        person.misses("ci-pipeline")

    def prefixed(self, url):
        proxy = http.server.ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (Prefix,), {"url": url}))
        threading.Thread(target=proxy.serve_forever, daemon=True).start()
        self.addCleanup(proxy.server_close)
        self.addCleanup(proxy.shutdown)
        return f"http://127.0.0.1:{proxy.server_port}"


class Prefix(http.server.BaseHTTPRequestHandler):
    """Passes /mock/… on to `url` as /…"""

    def pass_on(self):
        own = ("host", "connection", "origin", "sec-fetch-site")
        headers = {name: value for name, value in self.headers.items() if name.lower() not in own}
        length = int(self.headers.get("Content-Length", 0))
        request = urllib.request.Request(self.url + self.path.removeprefix("/mock"), method=self.command, headers=headers,
                                         data=self.rfile.read(length) if length else None)
        try:
            answer = urllib.request.urlopen(request)
        except urllib.error.HTTPError as refusal:
            answer = refusal
        with answer:
            body = answer.read()
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                if name.lower() not in ("connection", "content-length"):
                    self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = pass_on

    def log_message(self, *_):
        pass
