#!/usr/bin/env python3
"""Tests run_examples.py: that it accepts what holds, and refuses what does not.

    run_examples_test.py path/to/aiven-mock
"""

import contextlib
import io
import sys
import tempfile
import unittest
from pathlib import Path

import run_examples

BINARY = ""


def outcome(text, name="page.md"):
    """Exit code and output of the runner for one document."""
    with tempfile.TemporaryDirectory() as directory:
        page = Path(directory) / name
        page.write_text(text)
        with contextlib.redirect_stdout(io.StringIO()) as output:
            code = run_examples.main([BINARY, str(page)])
        return code, output.getvalue()


def console(*lines):
    return "\n".join(["```console", *lines, "```", ""])


class Lines(unittest.TestCase):
    def test_an_ellipsis_stands_for_anything_within_a_line(self):
        for expected, actual in [("a…z", "a-z"), ("a…z", "az"), ("…", "x"), ("…b…", "abc"), ("a…b…c", "aXbXbc")]:
            self.assertTrue(run_examples.line_matches(expected, actual), (expected, actual))
        for expected, actual in [("a…z", "a"), ("ab…bc", "abc"), ("…b", "bc"), ("abc", "abcd"), ("a…b…c", "acb")]:
            self.assertFalse(run_examples.line_matches(expected, actual), (expected, actual))

    def test_a_line_of_only_an_ellipsis_stands_for_any_lines(self):
        for expected, actual in [
            (["…"], []),
            (["a", "…", "z"], ["a", "z"]),
            (["a", "…", "z"], ["a", "b", "z", "y", "z"]),
            (["…", "b", "…", "d"], ["a", "b", "c", "b", "d"]),
        ]:
            self.assertTrue(run_examples.output_matches(expected, actual), (expected, actual))
        for expected, actual in [(["a", "…", "z"], ["a", "b"]), (["…", "b"], ["b", "c"]), (["a"], []), ([], ["a"])]:
            self.assertFalse(run_examples.output_matches(expected, actual), (expected, actual))


class Documents(unittest.TestCase):
    def test_variables_and_functions_live_from_block_to_block(self):
        text = console("$ name() { echo it is $1; }", "$ X=here") + console("$ name $X", "it is here")
        self.assertEqual(outcome(text)[0], 0)

    def test_a_server_of_its_own_and_its_variables_are_there(self):
        text = console('$ curl -sS "$AIVEN_MOCK_CONTROL_URL/health"', '{"status":"ok",…}', "$ aiven-mock check demo")
        self.assertEqual(outcome(text)[0], 0)

    def test_commands_go_on_in_the_next_line(self):
        text = console("$ echo one \\", "    two", "one two", "$ for i in 1 2; do", ">   echo $i", "> done", "1", "2")
        self.assertEqual(outcome(text)[0], 0)

    def test_other_output_is_told_as_a_difference(self):
        code, output = outcome(console("$ echo actual; echo same-1", "expected", "same-…"))
        self.assertEqual(code, 1)
        self.assertIn("- expected", output)
        self.assertIn("+ actual", output)
        self.assertNotIn("- same", output)

    def test_a_failure_must_be_told(self):
        self.assertEqual(outcome(console("$ false"))[0], 1)
        self.assertEqual(outcome(console("$ (exit 3)", "$ echo $?", "3"))[0], 0)

    def test_a_shell_that_ends_is_told(self):
        code, output = outcome(console("$ exit 0"))
        self.assertEqual(code, 1)
        self.assertIn("the shell has ended", output)

    def test_a_document_needs_an_example(self):
        self.assertEqual(outcome("Nothing to run.\n```sh\nfalse\n```\n")[0], 1)
        self.assertEqual(outcome("Nothing to run.\n", name="SECURITY.md")[0], 0)

    def test_fixtures_are_checked_and_saved(self):
        good = '```json fixture small.json\n{ "version": 1 }\n```\n'
        self.assertEqual(outcome(good + console("$ cat small.json", '{ "version": 1 }'))[0], 0)
        code, output = outcome('```json fixture\n{ "version": 2 }\n```\n')
        self.assertEqual(code, 1)
        self.assertIn("version must be at most 1", output)
        self.assertEqual(outcome('```json broken\n{ "version": 2 }\n```\n')[0], 0)
        self.assertEqual(outcome('```json broken\n{ "version": 1 }\n```\n')[0], 1)

    def test_a_block_that_is_no_example_of_anything_is_told(self):
        self.assertEqual(outcome(console("output without a command"))[0], 1)
        self.assertEqual(outcome(console())[0], 1)
        self.assertEqual(outcome("```console\n$ echo without end\n")[0], 1)

    def test_a_server_that_does_not_start_is_told(self):
        global BINARY
        before, BINARY = BINARY, "/bin/false"
        try:
            code, output = outcome(console("$ true"))
        finally:
            BINARY = before
        self.assertEqual(code, 1)
        self.assertIn("the server does not start", output)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    BINARY = str(Path(sys.argv.pop()).resolve())
    unittest.main()
