"""scripts/release, on a clone."""

import datetime
import shutil

from support import ROOT, InAFolder, run


def today():
    return datetime.datetime.now(datetime.timezone.utc).date()


class ARelease(InAFolder):
    def setUp(self):
        super().setUp()
        self.clone = self.folder / "clone"
        run("git", "clone", "--quiet", ROOT, self.clone)
        shutil.copy(ROOT / "scripts/release", self.clone / "scripts/release")
        for name, value in (("user.name", "A Releaser"), ("user.email", "releaser@example.invalid")):
            self.git("config", name, value)
        changelog = self.clone / "CHANGELOG.md"
        heading = "## [Unreleased]\n"  # with nothing under it, in the commit of a release
        changelog.write_text(changelog.read_text(encoding="utf-8").replace(heading, f"{heading}\n- A change.\n"), encoding="utf-8")
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", "A change")
        self.head = self.git("rev-parse", "HEAD")

    def git(self, *arguments):
        return run("git", *arguments, cwd=self.clone).strip()

    def release(self, *arguments):
        return run(self.clone / "scripts/release", *arguments, cwd=self.folder)

    def refused(self, reason, *arguments):
        with self.assertRaisesRegex(AssertionError, reason):
            self.release(*arguments)
        self.assertEqual(self.git("rev-parse", "HEAD"), self.head)

    def test_it_dates_the_changelog_and_writes_the_version_everywhere(self):
        before = (self.clone / "CHANGELOG.md").read_text(encoding="utf-8").split("## [Unreleased]\n")[1]
        days = [today()]
        self.release("77.1.0", "--prepare")
        days.append(today())  # it may be midnight in between
        changelog = (self.clone / "CHANGELOG.md").read_text(encoding="utf-8")
        self.assertTrue(changelog.endswith(tuple(f"## [Unreleased]\n\n## [77.1.0] - {day}\n{before}" for day in days)))
        for file, text in {"CMakeLists.txt": "project(aiven-mock VERSION 77.1.0", "clients/python/pyproject.toml": 'version = "77.1.0"',
                           "docs/ci.md": "registry.example/aiven-mock:77.1.0", "docs/scale.md": "aiven-mock:77.1.0"}.items():
            self.assertIn(text, (self.clone / file).read_text(encoding="utf-8"))
        self.assertNotRegex(run("git", "grep", "-hE", "aiven-mock[:-][0-9]", "docs", cwd=self.clone), r"aiven-mock[:-](?!77\.1\.0)\d+\.\d")
        self.assertEqual(self.git("log", "-1", "--format=%s"), "Release 77.1.0")
        self.assertEqual(self.git("status", "--porcelain"), "")

    def test_what_must_not_be_released_is_refused_and_nothing_changes(self):
        self.refused("is no version", "next", "--prepare")
        self.refused("is not newer", "0.0.1", "--prepare")
        self.git("tag", "v77.1.0")
        self.refused("there is a tag v77.1.0 already", "77.1.0", "--prepare")
        (self.clone / "README.md").write_text("changed", encoding="utf-8")
        self.refused("not committed:\nM README.md", "77.2.0", "--prepare")

    def test_a_release_brings_something(self):
        self.release("77.1.0", "--prepare")
        self.head = self.git("rev-parse", "HEAD")
        self.refused("nothing is under Unreleased", "77.2.0", "--prepare")
