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
INSTALL = 900  # s, for all tries

# What the parts need of Debian's Python and on PATH, by the package that has it.
HUB = {"jupyterhub": (["jupyterhub"], ["jupyterhub", "configurable-http-proxy"]), "python3-notebook": (["notebook"], [])}
CLIENT = {"python3-requests": (["requests", "tornado"], [])}
BROWSER = {"chromium": ([], ["chromium"]), "chromium-driver": ([], ["chromedriver"]), "openssl": ([], ["openssl"])}

# The time that a part may take, in seconds, and what it needs.
PARTS = {
    "config": (180, {"jupyterhub": (["jupyterhub"], []), "python3-yaml": (["yaml"], [])}),
    "class": (900, {**HUB, **CLIENT}),
    "cull": (300, {**HUB, **CLIENT}),
    "slider": (480, {**HUB, **BROWSER}),
}


def lacking(needs):
    """The packages of which something is not on this machine."""
    importlib.invalidate_caches()
    return [package for package, (modules, programs) in needs.items()
            if any(importlib.util.find_spec(module) is None for module in modules)
            or any(shutil.which(program) is None for program in programs)]


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
    seconds, needs = PARTS[name]
    if packages := lacking(needs):
        if not may_install():
            report.missing(name, f"{', '.join(packages)} not installed, and only root can have apt do it")
            return
        report.part(f"packages for {name}", INSTALL, lambda report: install(report, packages))
        if packages := lacking(needs):
            report.check(f"{name} has what it needs", False, f"{', '.join(packages)} cannot be installed")
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
