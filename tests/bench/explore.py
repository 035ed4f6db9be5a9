#!/usr/bin/env python3
"""What `aiven-mock explore` costs: explore.py BINARY

Explores a command that takes 20 ms and asks five things, with a hundred statuses each: 500 runs, with 1, 2 and 8 at a
time, from one seed. Prints how long that took, how much CPU, beside 500 times the command alone, and the most memory
that was used. Fails when two tables differ.
"""
import os
import resource
import subprocess
import sys
import tempfile
import time

REQUESTS, FAULTS = 5, ",".join(str(status) for status in range(400, 500))
RUNS = REQUESTS * 100
# What of the 20 ms the shell and curl do not take, the command sleeps.
COMMAND = """
ask() { curl -s --noproxy '*' -o /dev/null -H "Authorization: aivenv1 $AIVEN_TOKEN" "$@"; }
me=$AIVEN_WEB_URL/v1/me
ask "$me" "$me?a" "$me?b" "$me?c" "$me?d"
exec sleep SECONDS
"""


def measured(command):
    """Seconds, seconds of CPU, and what it printed."""
    def cpu():
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        return used.ru_utime + used.ru_stime

    start, used = time.perf_counter(), cpu()
    printed = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    return time.perf_counter() - start, cpu() - used, printed


def alone(binary, program, times=50):
    """Seconds, and seconds of CPU, of the command and the server that it asks, on average."""
    loop = f"for i in $(seq {times}); do sh {program}; done"
    with_it, without = (measured([binary, "exec", "--", "sh", "-c", script]) for script in (loop, ":"))
    return [(one - other) / times for one, other in zip(with_it[:2], without[:2])]


def write(program, seconds):
    with open(program, "w", encoding="utf-8") as file:
        file.write(COMMAND.replace("SECONDS", f"{seconds:.3f}"))


def main():
    binary = sys.argv[1]
    with tempfile.TemporaryDirectory() as folder:
        program = os.path.join(folder, "program.sh")
        write(program, 0)
        write(program, max(0, 0.02 - alone(binary, program)[0]))
        seconds, cpu = alone(binary, program)
        print("| jobs | 500 runs | runs a second | CPU | most memory |\n| --- | --- | --- | --- | --- |")
        print(f"| the command alone | {RUNS * seconds:.1f} s | {1 / seconds:.0f} | {RUNS * cpu:.1f} s | |")
        tables = set()
        for jobs in (1, 2, 8):
            options = ["--seed", "1", "--jobs", str(jobs), "--faults", FAULTS]
            seconds, cpu, printed = measured([binary, "explore", *options, "--", "sh", program])
            tables.add(printed.rsplit("\n\n", 1)[0])
            memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024  # of the largest process so far
            print(f"| {jobs} | {seconds:.1f} s | {RUNS / seconds:.0f} | {cpu:.1f} s | {memory:.0f} MiB |")
    if len(tables) > 1:
        sys.exit("the tables differ")


if __name__ == "__main__":
    main()
