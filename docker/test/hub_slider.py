"""Do the sliders work in a real browser: under a plain notebook server, under a
base URL, and behind a hub with TLS? Each time a keyboard moves one, the picture
has to change, and the last one has to be what is saved. Behind the hub a notebook of
the course is run and moved too."""

import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

import processes
from hub_local import kernel, local_hub
from hub_webdriver import Browser

NOTEBOOK = {"nbformat": 4, "nbformat_minor": 4, "metadata": {"kernelspec": {
    "display_name": "Go (valuecapture)", "language": "go", "name": "valuecapture"}}, "cells": [
    {"cell_type": "code", "execution_count": None, "metadata": {}, "outputs": [], "source": source} for source in (
        'import (\n\t"valuecapture/econ"\n\t"valuecapture/econ/figure"\n\t"valuecapture/econ/nb"\n)\n',
        '%%\nnb.Explore(func(at ...float64) (figure.Figure, error) { return figure.Demand(econ.Baseline(), at[0]) },\n'
        '\tnb.Slider{Name: "price p", Unit: "$/Mtok", Min: 0, Max: 12, Step: 0.5, Start: 6})')]}

SERVER = 120  # s, for a server to start

COURSE = "03-lerner-price.ipynb"  # has two sliders, for the tail index and for the cost

RIGHT, LEFT, HOME = "\ue014", "\ue012", "\ue011"  # keys, as the protocol writes them

WATCH = """
const slider = document.querySelector("input[type=range]");
const picture = document.querySelector(".output img");
window.pictures = []; let moved = 0;
slider.addEventListener("input", () => { moved = performance.now(); }, true);
new MutationObserver(() => pictures.push(performance.now() - moved))
  .observe(picture, {attributes: true, attributeFilter: ["src"]});
"""

CONNECTED = """
const notebook = globalThis.Jupyter && Jupyter.notebook;
return notebook && notebook.kernel && notebook.kernel.is_connected() && notebook._fully_loaded;
"""

STATE = """
const picture = document.querySelector(".output img"), slider = document.querySelector("input[type=range]");
return {picture: picture.src, description: picture.alt, value: slider.getAttribute("aria-valuetext"),
        label: slider.labels[0].textContent, shown: document.querySelector("output").textContent};
"""


def saved(file):
    """The outputs of the slider's cell as the server has saved them, with a figure."""
    outputs = []
    for _ in range(100):
        try:
            outputs = json.loads(file.read_text())["cells"][1]["outputs"]
        except ValueError:
            pass  # it is being written
        if any("image/png" in output.get("data", {}) for output in outputs):
            break
        time.sleep(0.1)
    return [output.get("data", {}) for output in outputs]


def drive(report, browser, where, file):
    """Runs the notebook that the browser has open and moves its slider."""

    def check(what, right, detail=""):
        report.check(f"{where}: {what}", right, detail)

    browser.wait("the kernel", CONNECTED)
    began = time.monotonic()
    browser.run("Jupyter.notebook.execute_all_cells()")
    browser.wait("the answer", "const r = document.querySelector('[data-answered]'); return r && r.dataset.answered")
    check("the slider is connected", True, f"{time.monotonic() - began:.1f} s after Run All")
    browser.run(WATCH)
    before = browser.run(STATE)
    check("it has its name, value and unit", (before["label"], before["shown"]) == ("price p", "6.0 $/Mtok"), before["shown"])
    for key in RIGHT + RIGHT + LEFT + RIGHT * 5 + LEFT * 2:
        seen = browser.run("return pictures.length")
        browser.keys("input[type=range]", key)
        browser.wait("a new picture", "return pictures.length > arguments[0]", seen)
    after = browser.run(STATE)
    check("the arrow keys change the picture",
          after["picture"] != before["picture"] and after["picture"].startswith("data:image/png;base64,"))
    check("description and value follow",
          after["description"].endswith("price p = 8.0 $/Mtok.") and after["value"] == "8.0 $/Mtok", after["value"])
    times = browser.run("return pictures")
    report.note(f"{where}: from a key to its picture: median {statistics.median(times):.0f} ms, "
                f"{min(times):.0f} to {max(times):.0f}, of {len(times)}")

    browser.keys("input[type=range]", HOME)
    said = browser.wait("the error", "const s = document.querySelector('[role=status]').textContent; "
                        "return s.includes('price 0') && s")
    check("what cannot be drawn is said in place", True, said)
    browser.keys("input[type=range]", RIGHT * 4)
    browser.wait("the picture after it",
                 "return document.querySelector('.output img').alt.endsWith('price p = 2.0 $/Mtok.')")
    browser.click(".output button")
    browser.wait("the end of the cell",
                 "return !document.querySelector('input[type=range]') && !Jupyter.notebook.kernel_busy")
    browser.run("Jupyter.notebook.save_notebook()")
    outputs = saved(file)
    figures = [data for data in outputs if "image/png" in data]
    markup = "".join("".join(data.get("text/html", "")) for data in outputs)
    check("Done leaves the last figure as the saved output",
          len(figures) == 1 and "".join(figures[0]["text/plain"]).endswith("price p = 2.0 $/Mtok.")
          and "<input" not in markup)
    check("the kernel's script is not saved with it", "gonb_comm" not in markup)


ENDED = """
const cells = Jupyter.notebook.get_cells().filter(c => c.cell_type === "code");
return !Jupyter.notebook.kernel_busy && !document.querySelector("input[type=range]")
  && cells.every(c => c.input_prompt_number !== "*") && arguments[0].every(i => Jupyter.notebook.get_cell(i).input_prompt_number > 0);
"""

TEXT = "return Jupyter.notebook.get_cell(arguments[0]).output_area.element.text()"


def course(report, browser):
    """Uses the sliders of a notebook of the course, which the browser has open, as a
    student does: Run All first, then the cell on its own, then the next one."""

    def check(what, right, detail=""):
        report.check(f"{COURSE}: {what}", right, detail)

    browser.wait("the kernel", CONNECTED)
    code = browser.run("return Jupyter.notebook.get_cells().flatMap((c, i) => c.cell_type === 'code' ? [i] : [])")
    cell = browser.run("return Jupyter.notebook.get_cells().findIndex("
                       "c => c.cell_type === 'code' && c.get_text().includes('nb.Explore('))")
    browser.run("Jupyter.notebook.clear_all_output(); Jupyter.notebook.execute_all_cells()")
    browser.wait("the end of Run All", ENDED, code, seconds=240)
    check("Run All goes on behind the sliders", "Ended to make way for another cell." in browser.run(TEXT, cell))
    check("no cell fails", browser.run("return document.querySelectorAll('.output_error, .output_stderr').length") == 0)

    browser.run("Jupyter.notebook.execute_cells([arguments[0]])", cell)
    browser.wait("the answer", "const r = document.querySelector('[data-answered]'); return r && r.dataset.answered")
    labels = browser.run("return [...document.querySelectorAll('input[type=range]')].map(i => i.labels[0].textContent)")
    check("the sliders have their names", labels == ["tail index α", "cost c"], labels)
    browser.keys("input[type=range]", HOME)
    browser.wait("α = 0.8", "return document.querySelector('[data-answered] img').alt.includes('α = 0.8')")
    said = browser.run("return document.querySelector('[data-answered] img').alt")
    check("below a tail index of 1 it says in words what there is", "there is no best price" in said, said.split(". ")[0])

    following = next(i for i in code if i > cell)
    browser.run("Jupyter.notebook.execute_cells([arguments[0]])", following)
    browser.wait("the end of the sliders", ENDED, [cell, following])
    check("running the next cell keeps the figure",
          "Drawn at tail index α = 0.8" in browser.run(TEXT, cell)
          and browser.run("return document.querySelectorAll('[data-answered]').length") == 0)


def plain(report, browser, base):
    """Drives a notebook server that runs on its own."""
    folder = pathlib.Path(tempfile.mkdtemp(prefix="hub-slider-"))
    server = None
    try:
        file = folder / "slider.ipynb"
        file.write_text(json.dumps(NOTEBOOK))
        port = processes.free_port()
        environment = {**os.environ, **kernel(), "HOME": str(folder), "TMPDIR": str(folder),
                       "VALUECAPTURE_LIVE": "1"}
        environment.pop("VALUECAPTURE_HEADLESS", None)
        with open(folder / "log", "w") as log:
            server = subprocess.Popen(
                [sys.executable, "-m", "notebook", "--ip=127.0.0.1", f"--port={port}", "--no-browser", "--allow-root",
                 "--NotebookApp.token=try", "--NotebookApp.port_retries=0", f"--NotebookApp.base_url={base}"],
                cwd=folder, env=environment, stdout=log, stderr=log, start_new_session=True)
        for _ in range(600):
            if "is running at" in (folder / "log").read_text():
                break
            time.sleep(0.1)
        browser.open(f"http://127.0.0.1:{port}{base}notebooks/slider.ipynb?token=try")
        drive(report, browser, "base URL " + base, file)
    finally:
        if server:
            processes.end(server, folder)
        shutil.rmtree(folder, ignore_errors=True)


def behind_hub(report, browser):
    """Drives a server of a hub with TLS, from the login on."""
    with local_hub(report, ["ann"], tls=True) as hub:
        hub.start()
        browser.open(hub.url + "/hub/login")
        browser.keys("input[name=username]", "ann")
        browser.keys("input[name=password]", hub.password("ann"))
        browser.click("[type=submit]")
        browser.wait("the server", "return location.pathname.startsWith('/user/ann/tree')", seconds=SERVER)
        file = hub.work("ann") / "slider.ipynb"
        file.write_text(json.dumps(NOTEBOOK))
        browser.open(hub.url + "/user/ann/notebooks/slider.ipynb")
        drive(report, browser, "hub with TLS", file)
        browser.open(f"{hub.url}/user/ann/notebooks/{COURSE}")
        course(report, browser)


def test(report):
    """Moves the slider in each place."""
    browser = Browser()
    try:
        for where, drive_there in (
            ("a plain server", lambda: plain(report, browser, "/")),
            ("a server with a base URL", lambda: plain(report, browser, "/user/class/")),
            ("a hub", lambda: behind_hub(report, browser)),
        ):
            try:
                drive_there()
            except Exception as error:
                report.check(f"{where} gets to its end", False, repr(error))
                if os.environ.get("HUB_SCREENSHOT"):
                    browser.screenshot(os.environ["HUB_SCREENSHOT"])
    finally:
        browser.close()
