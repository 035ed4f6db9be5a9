#!/usr/bin/env python3
"""The part of scripts/bench that measures over sockets: bench.py --help."""

import argparse
import json
from pathlib import Path
from types import SimpleNamespace

import bare
import crowd
import encrypted
import growth
import measuring
import peers
import start

SECTIONS = {"bare": bare, "growth": growth, "crowd": crowd, "start": start, "https": encrypted, "peers": peers}
THRESHOLDS = Path(__file__).with_name("thresholds.json")
SHORT = ["bare", "start"]  # the ones whose ratios are steady enough for machines that do other things too


def main():
    options = arguments()
    folder = Path(options.programs)
    run = SimpleNamespace(
        is_short=options.short,
        rounds=5,  # of which another program may spoil two, and the median is still good
        seconds=1 if options.short else 2,
        installed=Path(options.installed),
        mock=str(folder / "aiven-mock"),
        bare_server=str(folder / "tests/bench/aiven-mock-bare-server"),
        parse_bench=str(folder / "tests/bench/aiven-mock-parse-bench"))
    report = measuring.Report(json.loads(THRESHOLDS.read_text()))
    for name in options.sections:
        if name not in SECTIONS:
            measuring.fail(f"bench: there is no section {name}, only: {' '.join(SECTIONS)}")
    try:
        for name in options.sections:
            if not options.short or name in SHORT:
                SECTIONS[name].measure(report, run)
    except measuring.Unable as problem:
        measuring.fail(f"bench: {problem}")
    if options.json:
        Path(options.json).write_text(json.dumps(report.rows, indent=1) + "\n")
    if options.check and report.beyond:
        measuring.fail("beyond their limits:\n  " + "\n  ".join(report.beyond))


def arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("--programs", required=True)
    parser.add_argument("--installed", required=True, help="where the peers are")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--short", action="store_true")
    parser.add_argument("--json")
    parser.add_argument("sections", nargs="+", help=" ".join(SECTIONS))
    return parser.parse_args()


main()
