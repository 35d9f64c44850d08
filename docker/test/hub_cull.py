"""Does what is idle end? The class's own settings with shorter times, on a local hub:
an idle kernel ends, then its server, and the work is there when the student is back.

A server looks once a minute whether it is idle, so this takes more than one.
"""

import re
import sys
import time

from hub_local import HUB, local_hub
from hub_student import REQUEST, Student

sys.path.insert(0, str(HUB))
import classroom  # noqa: E402

SHORT = {"cull_idle_timeout": 3, "cull_interval": 1, "shutdown_no_activity_timeout": 3}  # s


def shortened():
    """The arguments of the class's servers with short times, as options of the hub."""
    options = []
    for argument in classroom.ARGUMENTS + ["--allow-root"]:
        name = re.fullmatch(r"--\w+\.(\w+)=\d+", argument)
        if name:
            argument = re.sub(r"\d+$", str(SHORT[name[1]]), argument)
        options.append(f"--Spawner.args={argument}")
    return options


def wait(what, done):
    """Waits until something is done, and returns the seconds."""
    began = time.monotonic()
    while not done():
        if time.monotonic() - began > REQUEST:
            raise TimeoutError(f"{what}: not within {REQUEST} s")
        time.sleep(0.5)
    return time.monotonic() - began


def test(report):
    """Waits for a kernel and a server to end."""
    with local_hub(report, ["ann"]) as hub:
        hub.start(*shortened())
        student = Student(hub, "ann")
        student.come_in()
        kernel = student.start_kernel()
        (hub.work("ann") / "own.txt").write_text("mine")
        taken = wait("the end of the kernel", lambda: student.api("GET", f"kernels/{kernel}").status_code == 404)
        report.check("an idle kernel ends", True, f"after {taken:.0f} s, with {SHORT['cull_idle_timeout']} s set")
        report.note("an idle server ends, which takes more than a minute ...")
        taken = wait("the end of the server", lambda: not student.has_server())
        report.check("an idle server ends", True, f"{taken:.0f} s later")
        again = student.start_server()
        kept = student.api("GET", "contents/own.txt").json()["content"]
        report.check("the next visit starts another on the same work", kept == "mine", f"{again:.1f} s")
