"""The processes of a test: commands that it runs, which do not outlive it, and servers
with all that they start, by /proc: known by a folder of the test's own that each of
them has in its environment, and ended by their ids."""

import contextlib
import ctypes
import os
import pathlib
import signal
import socket
import subprocess
import time

from report import say


class Unable(Exception):
    """A step failed; the message says which and why."""


def follow_parent():
    """Has this process ended by SIGTERM when the one that started it ends."""
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(1, signal.SIGTERM)  # PR_SET_PDEATHSIG


def run(*args, timeout=300, check=False, patience=0, **kwargs):
    """Runs a command and returns what came of it, its output as text.

    If the test is ended meanwhile, so is the command and what it started; one that
    must not be interrupted has patience seconds to come to its end first.
    """
    kwargs.setdefault("stdin", subprocess.DEVNULL)
    kwargs.setdefault("stdout", subprocess.PIPE)
    process = subprocess.Popen(args, text=True, errors="replace", stderr=kwargs.pop("stderr", subprocess.STDOUT),
                               start_new_session=True, preexec_fn=None if patience else follow_parent, **kwargs)
    try:
        output, _ = process.communicate(timeout=timeout)
    except BaseException:
        for number, seconds in [(0, patience), (signal.SIGTERM, 10), (signal.SIGKILL, 10)]:
            with contextlib.suppress(ProcessLookupError, subprocess.TimeoutExpired):
                os.killpg(process.pid, number)
                process.wait(seconds)
                break
        raise
    if check and process.returncode:
        raise Unable(f"{' '.join(args[:4])} ...: exit status {process.returncode}\n{(output or '')[-3000:]}")
    return subprocess.CompletedProcess(args, process.returncode, output or "")


def persist(do, *args, pauses=(5, 20), **kwargs):
    """Does what needs the network, and again after a pause if it fails."""
    for pause in pauses:
        try:
            return do(*args, **kwargs)
        except (Unable, subprocess.TimeoutExpired) as e:
            say(f"again in {pause} s, after: {str(e)[-600:]}")
            time.sleep(pause)
    return do(*args, **kwargs)


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def marked(folder):
    """The ids of the processes with the folder in their environment."""
    found = []
    for environ in pathlib.Path("/proc").glob("[0-9]*/environ"):
        try:
            if os.fsencode(folder) in environ.read_bytes():
                found.append(int(environ.parent.name))
        except OSError:
            pass  # it has ended, or is another user's
    return found


def end(process, folder, seconds=30):
    """Asks a process to end, gives it and all that it started some time, and kills what
    is left. Returns the ids of what had to be killed."""
    until = time.monotonic() + seconds
    if process.poll() is None:
        process.terminate()
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(seconds)
    while marked(folder) and time.monotonic() < until + 10:
        time.sleep(0.2)
    killed = []
    while left := marked(folder):
        killed += left
        for pid in left:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        time.sleep(0.1)
    process.wait()
    return sorted(set(killed))


def arguments(pid):
    """The command line of a process, or nothing if it has ended."""
    try:
        return pathlib.Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")[:-1]
    except OSError:
        return []


def memory(pid):
    """Resident and proportional size of a process, in MB."""
    sizes = {"Rss:": 0.0, "Pss:": 0.0}
    try:
        for line in pathlib.Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            name, *rest = line.split()
            if name in sizes:
                sizes[name] = int(rest[0]) / 1024
    except OSError:
        pass
    return sizes["Rss:"], sizes["Pss:"]
