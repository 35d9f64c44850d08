"""The class: its configuration, twenty students at once on a hub of this machine, what
ends when it is idle, and sliders in a browser.

    docker/test/hub.sh [config] [class] [cull] [slider]

Installs what it needs from Debian where it may, as root. Where it may not, a part
whose packages are missing is said to be NOT RUN, and the last line counts it: root
on a Debian has no such excuse, and there a package that cannot be had is a failure.
The exit status is 1 if anything failed or nothing ran.
"""

import importlib
import importlib.util
import os
import shutil
import subprocess
import sys
import time

import processes
from report import Ended, Report, end_on_signals

TRIES = 3  # of apt, as a network has its moments

# A part, the time that it may take, and what it needs: modules of Debian's Python,
# programs, and the packages that have them.
PARTS = {
    "config": (180, ["jupyterhub", "yaml"], ["go"], ["jupyterhub", "python3-yaml"]),
    "class": (900, ["jupyterhub", "notebook", "requests", "tornado"], ["jupyterhub", "configurable-http-proxy", "go"],
              ["jupyterhub", "python3-notebook", "python3-requests"]),
    "cull": (300, ["jupyterhub", "notebook", "requests", "tornado"], ["jupyterhub", "configurable-http-proxy", "go"],
             ["jupyterhub", "python3-notebook", "python3-requests"]),
    "slider": (480, ["jupyterhub", "notebook"], ["jupyterhub", "configurable-http-proxy", "openssl", "chromium", "chromedriver", "go"],
               ["jupyterhub", "python3-notebook", "openssl", "chromium", "chromium-driver"]),
}


def missing(modules, programs):
    """What of these is not on this machine."""
    importlib.invalidate_caches()
    return [m for m in modules if importlib.util.find_spec(m) is None] + [p for p in programs if not shutil.which(p)]


def may_install():
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def apt(*arguments):
    """Runs apt-get and returns its status and what it said. If the test is ended
    meanwhile, apt-get is given a minute to leave the packages in order."""
    process = subprocess.Popen(
        ["apt-get", "-q", "-y", "-o", "DPkg::Lock::Timeout=300", "-o", "Acquire::Retries=3", *arguments],
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"}, stdin=subprocess.DEVNULL, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True)
    try:
        said, _ = process.communicate()
    except BaseException:
        process.terminate()
        process.wait(60)
        raise
    return process.returncode, said


def install(report, packages):
    """Has apt install packages, and tries again if it fails."""
    for attempt in range(1, TRIES + 1):
        report.note(f"apt-get install {' '.join(packages)} ...")
        status, said = apt("update")
        if status == 0:
            status, said = apt("install", "--no-install-recommends", *packages)
        if status == 0:
            return
        report.note(f"try {attempt} of {TRIES} failed: {said.strip()[-500:]}")
        time.sleep(5 * attempt)


def run(report, name):
    """Runs one part, if what it needs can be had."""
    seconds, modules, programs, packages = PARTS[name]
    if missing(modules, programs):
        if not may_install():
            report.missing(name, f"{', '.join(missing(modules, programs))} not found, and only root can have apt install it")
            return
        report.part(f"packages for {name}", 900, lambda report: install(report, packages))
        if lacking := missing(modules, programs):
            report.check(f"{name} has what it needs", False, f"{', '.join(lacking)} not found after apt-get install")
            return
    report.part(name, seconds, lambda report: importlib.import_module("hub_" + name).test(report))


def main():
    chosen = sys.argv[1:] or list(PARTS)
    if unknown := [part for part in chosen if part not in PARTS]:
        sys.exit(f"hub.py: {unknown[0]} is no part, want {', '.join(PARTS)}")
    processes.follow_parent()
    end_on_signals()
    report = Report()
    try:
        for name in chosen:
            run(report, name)
    except Ended as signal:
        print(f"ended by {signal}")
    return report.end()


if __name__ == "__main__":
    sys.exit(main())
