"""What a test of docker/test prints: its checks one by one, and their count at the end."""

import contextlib
import os
import signal
import time
import traceback


class Ended(BaseException):
    """The test has to end. No handler of ordinary errors catches it."""


class OutOfTime(Ended):
    """A part took longer than it may."""


class Report:
    """Counts checks and the parts that did not run."""

    def __init__(self):
        self.passed = self.failed = self.not_run = 0

    def check(self, what, right, detail=""):
        """Prints and counts one check, with a detail if there is one."""
        if right:
            self.passed += 1
        else:
            self.failed += 1
        said = f": {detail}" if detail not in ("", None) else ""
        print(f"{'ok  ' if right else 'FAIL'} {what}{said}", flush=True)

    def note(self, text):
        """Prints what is measured or under way, which no check judges."""
        print(f"     {text}", flush=True)

    def missing(self, part, reason):
        """Says that a part did not run, and why."""
        self.not_run += 1
        print(f"NOT RUN {part}: {reason}", flush=True)

    def part(self, name, seconds, test):
        """Runs one part of the test, and no longer than so many seconds. Whatever it
        raises is a failure; a signal that ends the test is raised again."""
        load = os.getloadavg()[0]
        print(f"== {name}: {time.strftime('%H:%M:%S')}, load {load:.1f}, {seconds} s at the most", flush=True)
        began = time.monotonic()
        try:
            with self.bounded(seconds):
                test(self)
        except OutOfTime:
            self.check(f"{name} ends in time", False, f"not done after {seconds} s")
        except Ended:
            self.check(f"{name} gets to its end", False, "ended by a signal")
            raise
        except Exception:
            self.check(f"{name} gets to its end", False, traceback.format_exc().strip())
        self.note(f"{name} took {time.monotonic() - began:.0f} s")

    @contextlib.contextmanager
    def bounded(self, seconds):
        """Raises OutOfTime in the block when its time is up. What cleans up after it
        is not interrupted a second time."""

        def ring(*_):
            raise OutOfTime

        signal.signal(signal.SIGALRM, ring)
        signal.alarm(seconds)
        try:
            yield
        finally:
            signal.alarm(0)

    def end(self):
        """Prints the last line, and returns the exit status: what was not run is not
        taken for passed."""
        print(f"{self.passed} passed, {self.failed} failed, {self.not_run} not run", flush=True)
        if self.failed:
            return 1
        return 3 if self.not_run or not self.passed else 0


def end_on_signals():
    """Has the signals that end a program raise Ended, once: a second one must not
    interrupt what the first one made the program clean up."""

    def end(number, _):
        for other in signals:
            signal.signal(other, signal.SIG_IGN)
        raise Ended(signal.Signals(number).name)

    signals = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
    for number in signals:
        signal.signal(number, end)
