"""What a test of docker/test prints: its checks one by one, and their count at the end."""

import contextlib
import os
import signal
import time
import traceback

START = time.monotonic()


def say(text):
    """Prints a line with the seconds since the start of the test."""
    with contextlib.suppress(BrokenPipeError):
        print(f"{time.monotonic() - START:5.0f} s  {text}", flush=True)


class NotRun(Exception):
    """This machine cannot run a part, which says nothing of what is tested."""


class Ended(BaseException):
    """The test has to end. No handler of ordinary errors catches it."""


class OutOfTime(Ended):
    """A part took longer than it may."""


class Report:
    """Counts checks and the parts that did not run."""

    def __init__(self):
        self.passed, self.failed, self.not_run = 0, [], []

    def check(self, what, right, detail=""):
        """Prints and counts one check, with a detail if there is one."""
        if right:
            self.passed += 1
        else:
            self.failed.append(what)
        said = f": {detail}" if detail not in ("", None) else ""
        say(f"{'ok   ' if right else 'FAIL '} {what}{said}")

    def expect(self, what, right, output=""):
        """A check with output that is printed, its end, if the check fails."""
        lines = [] if right else str(output)[-3000:].splitlines()
        self.check(what, right, "".join("\n      " + line for line in lines))

    def note(self, text):
        """Prints what is measured or under way, which no check judges."""
        say("      " + text)

    def part(self, name, seconds, test):
        """Runs one part of the test, no longer than so many seconds, and returns whether
        it came to its end. Whatever it raises, but NotRun, is a failure; a signal that
        ends the test is raised again."""
        say(f"== {name}: {time.strftime('%H:%M:%S')}, load {os.getloadavg()[0]:.1f}, {seconds:.0f} s at the most")
        began = time.monotonic()
        try:
            with self.bounded(seconds):
                test(self)
            return True
        except NotRun as reason:
            self.not_run.append(f"{name}: {reason}")
            say(f"NOT RUN  {name}: {reason}")
        except OutOfTime:
            self.check(f"{name} ends in time", False, f"not done after {seconds:.0f} s")
        except Ended:
            self.check(f"{name} gets to its end", False, "ended by a signal")
            raise
        except Exception:
            self.expect(f"{name} gets to its end", False, traceback.format_exc().strip())
        finally:
            self.note(f"{name} took {time.monotonic() - began:.0f} s")
        return False

    @contextlib.contextmanager
    def bounded(self, seconds):
        """Raises OutOfTime in the block when its time is up. What cleans up after it
        is not interrupted a second time."""

        def ring(*_):
            raise OutOfTime

        signal.signal(signal.SIGALRM, ring)
        signal.alarm(max(1, round(seconds)))
        try:
            yield
        finally:
            signal.alarm(0)

    def end(self):
        """Prints the last line, and returns the exit status: what was not run is not
        taken for passed."""
        say(f"{self.passed} passed, {len(self.failed)} failed, {len(self.not_run)} not run"
            + "".join("; " + " ".join(what.split()) for what in self.failed + self.not_run))
        if self.failed:
            return 1
        return 3 if self.not_run or not self.passed else 0


SIGNALS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)


def ignore_signals():
    """From here on, nothing interrupts what cleans up."""
    for number in SIGNALS:
        signal.signal(number, signal.SIG_IGN)


def end_on_signals():
    """Has the signals that end a program raise Ended, once: a second one must not
    interrupt what the first one made the program clean up."""

    def end(number, _):
        ignore_signals()
        raise Ended(signal.Signals(number).name)

    for number in SIGNALS:
        signal.signal(number, end)
