"""Undoes what a test did once the test has ended, in whatever way it ended.

The test starts this beside itself and tells it, a line of JSON each on standard
input, how to undo what it is about to do. The end of that input is the end of the
test, be it by SIGKILL; then all is undone, the last first.
"""

import json
import os
import select
import shutil
import signal
import subprocess
import sys
import time


def run(argv, env):
    """Runs a command that removes something; what is gone already is no matter."""
    subprocess.run(argv, env=env, timeout=120, stdin=subprocess.DEVNULL,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def end(process):
    """Ends a process of the test's, by force if it takes longer than 60 s."""
    for number, seconds in [(signal.SIGTERM, 60), (signal.SIGKILL, 20)]:
        try:
            signal.pidfd_send_signal(process, number)
        except ProcessLookupError:
            return
        if select.select([process], [], [], seconds)[0]:
            return


def remove(folder):
    """Removes a folder with what is mounted in it.

    What the test ran may still write there, for the moment that it takes to end.
    """
    with open("/proc/self/mountinfo") as f:
        mounts = [line.split()[4] for line in f]
    for mount in sorted((m for m in mounts if m.startswith(folder + "/")), reverse=True):
        subprocess.run(["umount", "-l", mount], stderr=subprocess.DEVNULL)
    for _ in range(20):
        shutil.rmtree(folder, ignore_errors=True)
        if not os.path.exists(folder):
            return
        time.sleep(1)


def main():
    for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGPIPE):
        signal.signal(number, signal.SIG_IGN)
    undo = []
    for line in sys.stdin:
        what = json.loads(line)
        if "run" in what:
            undo.append((run, what["run"], what["env"]))
        elif "end" in what:
            try:
                undo.append((end, os.pidfd_open(what["end"])))
            except ProcessLookupError:
                pass
        else:
            undo.append((remove, what["remove"]))
    while undo:
        do, *args = undo.pop()
        try:
            do(*args)
        except (OSError, subprocess.SubprocessError):
            pass


main()
