"""Runs `terraform`, with Aiven's provider, as a person in a terminal would: a directory, a configuration, commands."""

import json
import os
import subprocess

from harness import TRUST, Failure, check, masked, same

SECONDS = 60  # for one command
NOTHING = {"add": 0, "change": 0, "remove": 0}


class Run:
    """One command: its exit code, and what it said in JSON, a line each."""

    def __init__(self, arguments, completed):
        self.arguments, self.exit_code = arguments, completed.returncode
        self.output = completed.stdout + completed.stderr
        self.lines = [json.loads(line) for line in completed.stdout.splitlines() if line.startswith("{")]

    def __str__(self):
        return masked(f"terraform {' '.join(self.arguments)} (exit code {self.exit_code}):\n{self.output}")

    @property
    def errors(self):
        """What the person reads: the summary of every error."""
        found = (line["diagnostic"] for line in self.lines if line.get("type") == "diagnostic")
        return [each["summary"] for each in found if each["severity"] == "error"]

    @property
    def changes(self):
        """How many resources were, or would be, added, changed and removed."""
        summaries = [line["changes"] for line in self.lines if line.get("type") == "change_summary"]
        check(summaries, f"no summary of changes\n{self}")
        return {name: summaries[-1][name] for name in NOTHING}


class Terraform:
    """Terraform in the hands of one person, in one directory."""

    def __init__(self, base_url, directory, who, token, runs):
        self.who, self.directory, self._runs = who, directory, runs
        directory.mkdir(exist_ok=True)
        settings = directory / "settings.tfrc"
        override = f'"aiven/aiven" = {json.dumps(os.environ["AIVEN_PROVIDER_DIRECTORY"])}'
        settings.write_text(f"provider_installation {{\n  dev_overrides {{\n    {override}\n  }}\n}}\n")
        self.environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(directory),
            "TF_CLI_CONFIG_FILE": str(settings),
            "TF_IN_AUTOMATION": "1",
            "CHECKPOINT_DISABLE": "1",
            "AIVEN_WEB_URL": base_url,
            "AIVEN_TOKEN": token,
            **TRUST,
        }

    # -------------------------------------------------------------------------------------------- configuration

    def configure(self, resources, data=None):
        """Writes the configuration: {"aiven_account.team": {attributes}}, each as in a `resource` or `data` block."""
        document = {
            "terraform": {"required_providers": {"aiven": {"source": "aiven/aiven"}}},
            "provider": {"aiven": {}},
        }
        for block, things in (("resource", resources), ("data", data or {})):
            for address, attributes in things.items():
                kind, name = address.split(".")
                document.setdefault(block, {}).setdefault(kind, {})[name] = attributes
        (self.directory / "main.tf.json").write_text(json.dumps(document, indent=2))

    def configure_with(self, text):
        """Takes a configuration as a person wrote it."""
        (self.directory / "main.tf").write_text(text)

    # ------------------------------------------------------------------------------------------------- commands

    def run(self, *arguments):
        completed = subprocess.run(
            [os.environ["TERRAFORM"], *arguments],
            cwd=self.directory,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=SECONDS,
        )
        run = Run(arguments, completed)
        self._runs.append(run)
        return run

    def under_exec(self, options, shell):
        """`aiven-mock exec OPTIONS -- sh -c SHELL` in this directory, with a mock of its own. $TERRAFORM is Terraform."""
        return subprocess.run(
            [os.environ["AIVEN_MOCK_BINARY"], "exec", *options, "--", "sh", "-c", shell],
            cwd=self.directory,
            env={**self.environment, "TERRAFORM": os.environ["TERRAFORM"]},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=2 * SECONDS,
        )

    def does(self, *arguments):
        run = self.run(*arguments)
        if run.exit_code != 0:
            raise Failure(f"{self.who} could not: {run}")
        return run

    def applies(self, **expected):
        """Makes the world as the configuration says: so many resources added, changed and removed."""
        same("apply: ", self.does("apply", "-json", "-auto-approve").changes, NOTHING | expected)

    def plans(self, **expected):
        """What would be done. Nothing, when nothing is expected."""
        same("plan: ", self.does("plan", "-json").changes, NOTHING | expected)

    def destroys(self, count):
        same("destroy: ", self.does("destroy", "-json", "-auto-approve").changes, NOTHING | {"remove": count})

    def fails(self, *arguments, saying):
        """The command fails, and a person is told why."""
        run = self.run(*arguments, "-json")
        check(run.exit_code != 0, f"{self.who} should not be able to: {run}")
        check(any(saying in error for error in run.errors), f"no error says {saying!r}: {run}")

    def fails_to_apply(self, saying):
        self.fails("apply", "-auto-approve", saying=saying)

    def forgets_and_imports(self, address):
        """Takes a resource out of Terraform's state, and in again by its id."""
        identifier = self.values(address)["id"]
        self.does("state", "rm", address)
        self.does("import", address, identifier)

    # ----------------------------------------------------------------------------------------- terraform's state

    def values(self, address):
        """The attributes of a resource, or of a data source, as Terraform knows them."""
        shown = json.loads(self.does("show", "-json").output)
        for resource in shown["values"]["root_module"]["resources"]:
            if resource["address"] == address:
                return resource["values"]
        raise Failure(f"terraform knows no {address}")
