"""Builds the image for real and uses it as a reader, a host and bad luck would.

    python3 docker/test/image.py [--test]

An engine that runs is used. Where none does, root has Debian's started for the
time of the test (image_engine.py). What is built and started is ended and removed
however the test ends, by SIGKILL as well (image_sweep.py). Times and sizes are
printed; a size above its limit fails, a time does not, as a busy machine would
decide it.

The last line counts what passed, failed and could not be run here. The status is 0
if all that could be run passed, 1 after a failure, and 3 if nothing could be run.

With --test, "docker run IMAGE:test test" runs as well, which takes minutes.
"""

import argparse
import os
import signal
import subprocess
import sys

sys.dont_write_bytecode = True

import image_trouble
import image_use
from image_bench import Bench, Deadline
from image_engine import Engine, NotRun, Unable, follow_parent, persist, say

DEADLINE = 25 * 60  # s, of all but --test


def out_of_time(signum, frame):
    raise Deadline("ended by a signal" if signum != signal.SIGALRM else f"not done after {DEADLINE} s")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--test", action="store_true", help="run the tests of the test target, too")
    args = parser.parse_args()
    ends = (signal.SIGALRM, signal.SIGTERM, signal.SIGHUP, signal.SIGINT)
    for number in ends:
        signal.signal(number, out_of_time)
    follow_parent()
    signal.alarm(DEADLINE + (1200 if args.test else 0))
    engine = Engine()
    bench = Bench(engine)
    impossible = ""
    try:
        engine.start()
        for target in ("reader", "test"):
            say(f"building the target {target}")
            name = engine.tag + ("" if target == "reader" else ":" + target)
            persist(engine.build, "--target", target, name=name, pauses=(10, 30))
        say("built")
        steps = image_use.STEPS + image_trouble.STEPS + ([image_use.own_tests] if args.test else [image_use.test_target])
        for step in steps:
            bench.attempt(step)
    except NotRun as e:
        impossible = str(e)
    except (Deadline, Unable, OSError, subprocess.SubprocessError) as e:
        bench.expect("the test as a whole", False, f"{type(e).__name__}: {e}")
    finally:
        for number in ends:
            signal.signal(number, signal.SIG_IGN)
        engine.stop()
    say("cleaned up")
    if impossible:
        say(f"NOT RUN: {impossible}")
        sys.exit(3)
    say(f"{bench.passed} passed, {len(bench.failed)} failed, {len(bench.not_run)} not run"
        + "".join(f"; {what}" for what in bench.failed + bench.not_run))
    sys.exit(1 if bench.failed else 0)


main()
