"""Builds the image for real and uses it as a reader, a host and bad luck would.

    python3 docker/test/image.py [--test]

An engine that runs is used. Where none does, root has Debian's started for the
time of the test (image_engine.py). What is built and started is ended and removed
however the test ends, by SIGKILL as well (image_sweep.py). Times and sizes are
printed; a size above its limit fails, a time does not, as a busy machine would
decide it. report.py has the last line and the exit status.

With --test, "docker run IMAGE:test test" runs as well, which takes minutes.
"""

import argparse
import sys
import time

sys.dont_write_bytecode = True

import image_class
import image_trouble
import image_use
import processes
import report
from image_bench import Bench
from image_engine import Engine

DEADLINE = 25 * 60  # s, of all but --test


def image(b):
    """Starts the engine and builds what all other steps use."""
    b.engine.start()
    for target in ("reader", "test"):
        b.note(f"building the target {target}")
        name = b.image + ("" if target == "reader" else ":" + target)
        processes.persist(b.engine.build, "--target", target, name=name, pauses=(10, 30))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--test", action="store_true", help="run the tests of the test target, too")
    args = parser.parse_args()
    steps = image_use.STEPS + image_trouble.STEPS + [image_use.own_tests if args.test else image_use.test_target]
    until = time.monotonic() + DEADLINE + (1200 if args.test else 0)
    processes.follow_parent()
    report.end_on_signals()
    b = Bench(Engine())

    def done(step, most=DEADLINE):
        return b.part(step.__name__.replace("_", " "), min(most, until - time.monotonic()), step)

    try:
        if done(image):
            for step in steps:
                done(step)
            if done(image_class.packages_for_the_class):
                done(image_class.class_in_containers, 240)
    except report.Ended as signal:
        report.say(f"ended by {signal}")
    finally:
        report.ignore_signals()
        b.engine.stop()
    report.say("cleaned up")
    sys.exit(b.end())


main()
