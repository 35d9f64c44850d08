"""Do the sliders work in a real browser: under a plain notebook server, under a
base URL, and behind a hub with TLS? Each time a keyboard moves one, the picture
has to change, and the last one has to be what is saved."""

import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time

from hub_local import Hub, descendants, kernel
from hub_webdriver import Browser, Missing, free_port

BOUND = 300  # s for everything
LATENCY_LIMIT = 500  # ms from a key to the new picture, median

NOTEBOOK = {"nbformat": 4, "nbformat_minor": 4, "metadata": {"kernelspec": {
    "display_name": "Go (valuecapture)", "language": "go", "name": "valuecapture"}}, "cells": [
    {"cell_type": "code", "execution_count": None, "metadata": {}, "outputs": [], "source": source} for source in (
        'import (\n\t"valuecapture/econ"\n\t"valuecapture/econ/figure"\n\t"valuecapture/econ/nb"\n)\n',
        '%%\nnb.Explore(func(at ...float64) (figure.Figure, error) { return figure.Demand(econ.Baseline(), at[0]) },\n'
        '\tnb.Slider{Name: "price p", Unit: "$/Mtok", Min: 0, Max: 12, Step: 0.5, Start: 6})')]}

RIGHT, LEFT, HOME = "\ue014", "\ue012", "\ue011"  # keys, as the protocol writes them

WATCH = """
const slider = document.querySelector("input[type=range]"), picture = document.querySelector(".output img");
window.pictures = []; let moved = 0;
slider.addEventListener("input", () => { moved = performance.now(); }, true);
new MutationObserver(() => pictures.push(performance.now() - moved)).observe(picture, {attributes: true, attributeFilter: ["src"]});
"""

passed = failed = 0


def check(what, right, detail=""):
    global passed, failed
    if right:
        passed += 1
    else:
        failed += 1
    print(f"{'ok  ' if right else 'FAIL'} {what}{': ' + str(detail) if detail != '' else ''}", flush=True)


def drive(browser, where, file):
    """Runs the notebook that the browser has open and moves its slider."""
    browser.wait("the kernel", "return globalThis.Jupyter && Jupyter.notebook && Jupyter.notebook.kernel && "
                 "Jupyter.notebook.kernel.is_connected() && Jupyter.notebook._fully_loaded")
    began = time.monotonic()
    browser.run("Jupyter.notebook.execute_all_cells()")
    browser.wait("the answer", "const r = document.querySelector('[data-answered]'); return r && r.dataset.answered")
    check(f"{where}: the slider is connected", True, f"{time.monotonic() - began:.1f} s after Run All")
    check(f"{where}: it has its name, value and unit",
          browser.run("return document.querySelector('input[type=range]').labels[0].textContent") == "price p"
          and browser.run("return document.querySelector('output').textContent") == "6.0 $/Mtok")
    browser.run(WATCH)
    before = browser.run("return document.querySelector('.output img').src")
    for key in RIGHT + RIGHT + LEFT + RIGHT * 5 + LEFT * 2:
        seen = browser.run("return pictures.length")
        browser.keys("input[type=range]", key)
        browser.wait("a new picture", "return pictures.length > arguments[0]", seen, seconds=20)
    times = sorted(browser.run("return pictures"))
    after = browser.run("return [document.querySelector('.output img').src, document.querySelector('.output img').alt, "
                        "document.querySelector('input[type=range]').getAttribute('aria-valuetext')]")
    check(f"{where}: the arrow keys change the picture", after[0] != before and after[0].startswith("data:image/png;base64,"))
    check(f"{where}: description and value follow", after[1].endswith("price p = 8.0 $/Mtok.") and after[2] == "8.0 $/Mtok", after[2])
    check(f"{where}: the new picture is there within {LATENCY_LIMIT} ms", times[len(times) // 2] < LATENCY_LIMIT,
          f"median {times[len(times) // 2]:.0f} ms, {times[0]:.0f} to {times[-1]:.0f}, of {len(times)}")
    browser.keys("input[type=range]", HOME)
    said = browser.wait("the error", "const s = document.querySelector('[role=status]').textContent; return s.includes('price 0') && s")
    check(f"{where}: what cannot be drawn is said in place", True, said)
    browser.keys("input[type=range]", RIGHT * 4)
    browser.wait("the picture after it", "return document.querySelector('.output img').alt.endsWith('price p = 2.0 $/Mtok.')")
    browser.click(".output button")
    browser.wait("the end of the cell", "return !document.querySelector('input[type=range]') && !Jupyter.notebook.kernel_busy")
    browser.run("Jupyter.notebook.save_notebook()")
    outputs = []
    for _ in range(50):
        try:
            outputs = json.loads(file.read_text())["cells"][1]["outputs"]
        except ValueError:
            pass  # it is being written
        if any("image/png" in o.get("data", {}) for o in outputs):
            break
        time.sleep(0.1)
    figures = [o for o in outputs if "image/png" in o.get("data", {})]
    check(f"{where}: Done leaves the last figure as the saved output",
          len(figures) == 1 and "".join(figures[0]["data"]["text/plain"]).endswith("price p = 2.0 $/Mtok.")
          and not any("<input" in "".join(o.get("data", {}).get("text/html", "")) for o in outputs))
    script = any("gonb_comm" in "".join(o.get("data", {}).get("text/html", "")) for o in outputs)
    check(f"{where}: the kernel's script is not saved with it", not script)


def plain(browser, base):
    """A notebook server on its own."""
    folder = pathlib.Path(tempfile.mkdtemp(prefix="hub-slider-"))
    process = None
    try:
        file = folder / "slider.ipynb"
        file.write_text(json.dumps(NOTEBOOK))
        port, environment = free_port(), {**os.environ, **kernel(), "HOME": str(folder), "VALUECAPTURE_LIVE": "1"}
        environment.pop("VALUECAPTURE_HEADLESS", None)
        with open(folder / "log", "w") as log:
            process = subprocess.Popen([
                "/usr/bin/python3", "-m", "notebook", "--ip=127.0.0.1", f"--port={port}", "--no-browser", "--allow-root",
                "--NotebookApp.token=try", "--NotebookApp.port_retries=0", "--NotebookApp.base_url=" + base],
                cwd=folder, env=environment, stdout=log, stderr=log, start_new_session=True)
        for _ in range(100):
            if "is running at" in (folder / "log").read_text():
                break
            time.sleep(0.1)
        browser.open(f"http://127.0.0.1:{port}{base}notebooks/slider.ipynb?token=try")
        drive(browser, "base URL " + base, file)
    finally:
        if process:
            family = descendants(process.pid)
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
            for pid in family[1:]:
                try:
                    if str(folder).encode() in pathlib.Path(f"/proc/{pid}/environ").read_bytes():
                        os.kill(pid, signal.SIGKILL)
                except OSError:
                    pass
        shutil.rmtree(folder, ignore_errors=True)


def behind_hub(browser):
    hub = Hub(["ann"], tls=True)
    try:
        hub.start()
        browser.open(hub.url + "/hub/login")
        browser.keys("input[name=username]", "ann")
        browser.keys("input[name=password]", hub.password("ann"))
        browser.click("[type=submit]")
        browser.wait("the server", "return location.pathname.startsWith('/user/ann/tree')")
        file = hub.dir / "home" / "ann" / "work" / "slider.ipynb"
        file.write_text(json.dumps(NOTEBOOK))
        browser.open(hub.url + "/user/ann/notebooks/slider.ipynb")
        drive(browser, "hub with TLS", file)
    except Exception:
        print(hub.log()[-2000:])
        raise
    finally:
        left = hub.close()
    check("hub with TLS: nothing is left behind", not left, left or "")


def main():
    signal.signal(signal.SIGALRM, lambda *_: (_ for _ in ()).throw(TimeoutError(f"not done within {BOUND} s")))
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    signal.alarm(BOUND)
    try:
        browser = Browser()
    except Missing as reason:
        print(f"skipped: {reason}")
        print("0 passed, 0 failed, skipped")
        return False
    try:
        for where, run in (("a plain server", lambda: plain(browser, "/")),
                           ("a server with a base URL", lambda: plain(browser, "/user/class/")),
                           ("a hub", lambda: behind_hub(browser))):
            try:
                run()
            except Exception as error:
                check(f"{where} gets to its end", False, repr(error))
                if os.environ.get("HUB_SCREENSHOT"):
                    browser.screenshot(os.environ["HUB_SCREENSHOT"])
    finally:
        browser.close()
    print(f"{passed} passed, {failed} failed")
    return failed != 0


if __name__ == "__main__":
    sys.exit(main())
