"""What a test needs of Debian's packages: root has apt install what is missing, and
there a package that cannot be had is a failure. For anybody else, and elsewhere, what
needs them is not run.

Needs are modules of Python and programs, by the package that has them.
"""

import importlib
import importlib.util
import os
import shutil

from processes import Unable, persist, run
from report import NotRun, say

SECONDS = 900  # for all of apt's tries


def lacking(needs):
    """The packages of which something is not on this machine."""
    importlib.invalidate_caches()
    return [package for package, (modules, programs) in needs.items()
            if any(importlib.util.find_spec(module) is None for module in modules)
            or any(shutil.which(program) is None for program in programs)]


def need(needs):
    """Sees to it that the packages are there, or raises NotRun or Unable."""
    missing = lacking(needs)
    if not missing:
        return
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        raise NotRun(f"{', '.join(missing)} not installed, and only root on Debian can have apt do it")
    say(f"      apt-get install {' '.join(missing)} ...")
    persist(fetch, missing)
    if left := lacking(needs):
        raise Unable(f"{', '.join(left)} cannot be installed for this Python")


def fetch(packages):
    """Has apt install packages. If the test is ended meanwhile, apt has some time to
    leave the packages in order."""
    apt = ["apt-get", "-q", "-y", "-o", "DPkg::Lock::Timeout=300", "-o", "Acquire::Retries=3"]
    env = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    run(*apt, "update", check=True, patience=60, env=env)
    run(*apt, "install", "--no-install-recommends", *packages, check=True, timeout=400, patience=120, env=env)
