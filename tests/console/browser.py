"""A server, and a person in front of a browser: finds things by their visible labels and roles, as people do."""
import http.client
import json
import os
import re
import subprocess
import time
import urllib.request

from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select

for name in [each for each in os.environ if each.lower().endswith("_proxy")]:
    del os.environ[name]  # all that is asked here, the driver of the browser too, is on this machine

BINARY = os.environ["AIVEN_MOCK_BINARY"]
PATIENCE_S = 10
ROLES = {
    "button": "button", "link": "a", "textbox": "input, textarea", "heading": "h1, h2, h3", "combobox": "select", "summary": "summary",
    "checkbox": "input[type=checkbox]",
}


class Server:
    """The program with a fixture; `options` are those of serve."""

    def __init__(self, *options, fixture=None):
        text = json.dumps(fixture) if fixture else None
        self.file = f"/tmp/console-test-{os.getpid()}-{id(self)}.json" if text else None
        if text:
            with open(self.file, "w", encoding="utf-8") as file:
                file.write(text)
        command = [BINARY, "serve", "--port", "0", *options, *(["--fixture", self.file] if text else [])]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        line = self.process.stdout.readline()
        found = re.search(r"listening on (\S+)", line)
        if not found:
            said = self.process.stderr.read()
            self.stop()
            raise RuntimeError(f"no server: {line} {said}")
        self.url = found[1]

    def ask(self, method, path, body=None, token=None):
        headers = {"Content-Type": "application/json", **({"Authorization": f"aivenv1 {token}"} if token else {})}
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.url + path, data=data, method=method, headers=headers)
        try:
            with urllib.request.urlopen(request) as answer:
                text = answer.read()
                return answer.status, json.loads(text) if text else None
        except urllib.error.HTTPError as refusal:
            return refusal.code, json.loads(refusal.read() or "null")

    def ask_often(self, times, path, token):
        """As quickly as one connection can."""
        connection = http.client.HTTPConnection(self.url.removeprefix("http://"))
        for _ in range(times):
            connection.request("GET", path, headers={"Authorization": f"aivenv1 {token}"})
            connection.getresponse().read()
        connection.close()

    def stop(self):
        self.process.terminate()
        self.process.wait()
        self.process.stdout.close()
        self.process.stderr.close()
        if self.file:
            os.unlink(self.file)


def demo():
    return json.loads(subprocess.run([BINARY, "fixture", "demo"], capture_output=True, check=True, text=True).stdout)


class Person:
    """`measures`: what the browser does is written down, for work()."""

    def __init__(self, measures=False):
        options = webdriver.ChromeOptions()
        options.binary_location = "/usr/bin/chromium"
        for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars",
                         "--disable-component-update", "--disable-background-networking", "--no-first-run"):
            options.add_argument(argument)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        options.set_capability("acceptInsecureCerts", True)
        if measures:
            options.add_experimental_option("perfLoggingPrefs", {"traceCategories": "disabled-by-default-devtools.timeline"})
        self.driver = webdriver.Chrome(options=options, service=Service("/usr/bin/chromedriver"))
        self.window(1400, 900)

    def window(self, width, height, dark=False):
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride",
                                    {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False})
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [scheme]})

    def open(self, url):
        self.driver.get("about:blank")
        self.driver.get(url)
        self.wait_until_loaded()

    def go(self, view):
        """To a view of the page that is open, as by its address."""
        if self.run("return location.hash") == f"#/{view}":
            return
        self.run("document.querySelector('main > *').classList.add('before'); location.hash = `#/${arguments[0]}`;", view)
        self.until(lambda: self.run("return !document.querySelector('main > .before')"), f"the page does not go to {view}")
        self.wait_until_loaded()

    def until(self, what, message):
        end = time.monotonic() + PATIENCE_S
        while True:
            try:
                if found := what():
                    return found
            except Exception as stale:  # the page was drawn anew meanwhile
                if "stale" not in str(stale):
                    raise
            if time.monotonic() > end:
                raise AssertionError(f"{message}; the page says: {self.shown()[:1000]}")
            time.sleep(0.02)

    def wait_until_loaded(self):
        self.until(lambda: self.run("return !!document.querySelector('main h1') && !document.querySelector('[aria-busy]')"),
                   "the view does not load")

    def run(self, script, *arguments):
        return self.driver.execute_script(script, *arguments)

    def text(self):
        return self.run("return document.body.innerText")

    def shown(self):
        """What one looks at, without what is on every page."""
        return self.run("return ['dialog[open]', 'main', '#messages'].map((each) => document.querySelector(each)?.innerText).join('\\n')")

    def sees(self, text):
        return self.until(lambda: text in self.text(), f"not seen: {text}")

    def misses(self, text):
        return self.until(lambda: text not in self.text(), f"still seen: {text}")

    def _scope(self):
        """A window above the page hides everything else."""
        return next(iter(self.driver.find_elements(By.CSS_SELECTOR, "dialog[open]")), self.driver)

    def find(self, role, name):
        def look():
            for each in self._scope().find_elements(By.CSS_SELECTOR, ROLES[role]):
                if each.is_displayed() and each.accessible_name.startswith(name):
                    return each
            return None
        return self.until(look, f"no {role} “{name}”")

    def press(self, name, role="button"):
        self.find(role, name).click()

    def follow(self, name):
        self.press(name, "link")

    def fill(self, label, text):
        field = self.find("textbox", label)
        field.clear()
        field.send_keys(text)

    def choose(self, label, option):
        """The option whose text begins so."""
        def look():
            return next((each for each in Select(self.find("combobox", label)).options if each.text.startswith(option)), None)
        self.until(look, f"no option “{option}”").click()

    def type(self, *keys):
        webdriver.ActionChains(self.driver).send_keys(*keys).perform()

    def tab_to(self, name, most=120):
        """Goes there by the Tab key alone."""
        for _ in range(most):
            self.type(Keys.TAB)
            active = self.driver.switch_to.active_element
            if active.accessible_name.startswith(name):
                return active
        raise AssertionError(f"Tab does not lead to “{name}”")

    def close_tab(self, tab, then):
        self.driver.switch_to.window(tab)
        self.driver.close()
        self.driver.switch_to.window(then)

    def leave(self):
        """The page, and all that was said about it."""
        self.driver.get("about:blank")
        self.complaints()
        self.asked()

    def complaints(self, expected=()):
        """What the browser has complained about since the last time: errors, and what the policy did not let happen."""
        said = [each["message"] for each in self.driver.get_log("browser")]
        return [each for each in said if not any(part in each for part in expected)]

    def asked(self):
        """The URLs that the page has asked for since the last time."""
        messages = [json.loads(each["message"])["message"] for each in self.driver.get_log("performance")]
        urls = [each["params"]["request"]["url"] for each in messages if each["method"] == "Network.requestWillBeSent"]
        return [url for url in urls if not url.startswith(("about:", "data:", "blob:"))]

    def work(self):
        """What the page's thread has done since the last time: the seconds of processor time of each task, by name."""
        self.driver.get("about:blank")  # so that all of it is told
        messages = [json.loads(each["message"])["message"] for each in self.driver.get_log("performance")]
        events = [each["params"] for each in messages if each["method"] == "Tracing.dataCollected"]
        done = [each for each in events if each.get("ph") == "X"]
        pages = {(each["pid"], each["tid"]) for each in done if each["name"] == "Layout"}
        tasks = [each for each in done if (each["pid"], each["tid"]) in pages and each["name"] == "RunTask"]
        return [each.get("tdur", 0) / 1e6 for each in tasks]

    def quit(self):
        self.driver.quit()
