"""How fast the console is. A task of the page is measured by the processor time it takes, which is nearly the same on
a busy machine: what is beyond the limit is measured again, and the least counts."""
import pathlib
import time

from browser import Person
from case import MIKE, ConsoleTest, crowded_world

LONG_TASK_S = 0.050
SEE = """
    const path = arguments[0];
    const main = document.querySelector('main');
    const look = () => {
      if (main.textContent.includes(path)) (window.seen ??= {})[path] ??= Date.now();
    };
    new MutationObserver(look).observe(main, {childList: true, subtree: true, characterData: true});"""
SCROLL = """
    const done = arguments[0];
    const frame = document.querySelector('.frame');
    const height = frame.scrollHeight;
    let steps = 0;
    const step = () => {
      frame.scrollTop = height * (steps % 50) / 50;
      if (++steps < 60) requestAnimationFrame(step);
      else requestAnimationFrame(done);
    };
    step();"""


def at_best(measure, limit, times=3):
    """Of so many measurements, or of those up to the first below the limit."""
    found = [measure()]
    while min(found) >= limit and len(found) < times:
        found.append(measure())
    return min(found)


class SpeedTest(ConsoleTest):
    def test_a_request_is_seen_within_200_ms(self):
        person, server = self.person, self.serve()
        self.open(server, "requests")
        person.sees("live")
        times = [self.until_seen(person, server, f"/v1/organizations/none-{number}") for number in range(5)]
        print(f"a request is seen after {', '.join(f'{each:.0f}' for each in times)} ms", end=" … ")
        self.assertLess(min(times), 200)

    def until_seen(self, person, server, path):
        """Milliseconds from when the path is asked for to when the page shows it."""
        person.run(SEE, path)
        start = time.time() * 1000
        server.ask("GET", path)
        return person.until(lambda: person.run("return window.seen?.[arguments[0]]", path), "the request is not seen") - start

    def test_a_thousand_requests_come_and_scroll_and_five_thousand_users_scroll_without_a_long_task(self):
        server = self.serve(fixture=crowded_world())
        person = Person(measures=True)
        self.addCleanup(person.quit)

        def requests():
            server.ask("DELETE", "/_mock/journal")
            person.open(f"{server.url}/_mock/#/requests")
            person.sees("live")
            person.driver.get_log("performance")
            server.ask_often(1000, "/v1/me", MIKE)
            return self.longest_while_scrolling(person, "requests", 1000)

        def users():
            person.open(f"{server.url}/_mock/#/user")
            person.driver.get_log("performance")
            return self.longest_while_scrolling(person, "users", 5000)

        self.assertLess(at_best(requests, LONG_TASK_S), LONG_TASK_S)
        self.assertLess(at_best(users, LONG_TASK_S), LONG_TASK_S)

    def longest_while_scrolling(self, person, what, least):
        rows = "return Number(document.querySelector('table')?.getAttribute('aria-rowcount'))"
        person.until(lambda: person.run(rows) > least, f"there are not {least} rows")
        person.driver.execute_async_script(SCROLL)
        work = person.work()
        print(f"{what}: {len(work)} tasks, the longest took {max(work) * 1000:.0f} ms", end=" … ")
        return max(work)

    def test_the_first_paint_comes_soon(self):
        person, server = self.person, self.serve()
        paint = "return performance.getEntriesByName('first-contentful-paint')[0]?.startTime"
        times = []
        for _ in range(5):
            self.open(server)
            times.append(person.until(lambda: person.run(paint), "nothing is painted"))
        files = [path for path in pathlib.Path("src/console").rglob("*") if path.is_file()]
        print(f"first paint after {', '.join(f'{each:.0f}' for each in times)} ms; {len(files)} files, "
              f"{sum(path.stat().st_size for path in files)} bytes", end=" … ")
        self.assertLess(min(times), 500)
