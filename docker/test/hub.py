"""The class: its configuration, twenty students at once on a hub of this machine, what
ends when it is idle, and sliders in a browser.

    docker/test/hub.sh [config] [class] [cull] [slider]

packages.py has what becomes of a part whose packages are missing; report.py has the
last line and the exit status.
"""

import importlib
import sys

import packages
import processes
from report import Ended, Report, end_on_signals, say

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


def run(report, name):
    """Runs one part, if what it needs can be had."""
    seconds, needs = PARTS[name]
    if not packages.lacking(needs) or report.part(
            f"packages for {name}", packages.SECONDS, lambda report: packages.need(needs)):
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
        say(f"ended by {signal}")
    return report.end()


if __name__ == "__main__":
    sys.exit(main())
