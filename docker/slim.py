"""Parts what a cell needs from what only the tests need; the Dockerfile runs it.

What only the tests need moves from /opt to the same place under /extra.
"""

import glob
import json
import os
import re
import shutil
import subprocess

CHECKOUT = "/opt/valuecapture"
MODULES = "/opt/go/pkg/mod"
CACHE = os.environ["GOCACHE"]  # while the image is built
KEPT = "/opt/cache/go-build"  # where it is kept, read-only
EXTRA = "/extra"
SPEC = "/usr/local/share/jupyter/kernels/valuecapture/kernel.json"


def set_aside(path):
    target = EXTRA + path
    os.makedirs(os.path.dirname(target), exist_ok=True)
    shutil.move(path, target)


def go(*args):
    """Runs the go command as a cell does, so that the build cache fits."""
    with open(SPEC) as f:
        spec = json.load(f)
    env = dict(os.environ)
    env.update((k, v.replace("$$", "$")) for k, v in spec["env"].items() if k != "PATH")
    env["GOWORK"] = "off"
    return subprocess.run(
        ["go", *args], cwd=CHECKOUT, env=env, check=True, text=True, stdout=subprocess.PIPE
    ).stdout


def cells():
    """Lists the packages of the cells: econ, and what notebooks import besides."""
    imported = set()
    for path in glob.glob(CHECKOUT + "/notebooks/**/*.ipynb", recursive=True):
        with open(path) as f:
            for cell in json.load(f)["cells"]:
                if cell["cell_type"] == "code":
                    source = "".join(cell["source"])
                    imported.update(re.findall(r'^\s*(?:import\s)?\s*(?:\w+\s+)?"([\w.]+\.\w+/[\w./-]+)"$', source, re.M))
    return ["./econ/...", *sorted(imported)]


def unpacked():
    """Lists the folders of the module cache that hold one version of a module."""
    for folder, folders, _ in os.walk(MODULES):
        if folder == MODULES:
            folders.remove("cache")
        for name in [name for name in folders if "@" in name]:
            folders.remove(name)
            yield os.path.join(folder, name)


def main():
    os.makedirs(EXTRA + "/opt/cache")
    # The build cache of the cells, made anew, without the kernel's own parts.
    everything = CACHE + ".everything"
    os.rename(CACHE, everything)
    go("build", *cells())
    for path in glob.glob(CACHE + "/??/*"):
        same = everything + path.removeprefix(CACHE)
        if os.path.exists(same):
            os.remove(same)
    shutil.move(CACHE, KEPT)
    shutil.move(everything, EXTRA + KEPT)

    # The modules of the cells.
    needed = set(go("list", "-deps", "-f", "{{with .Module}}{{.Dir}}{{end}}", *cells()).split())
    for path in sorted(set(unpacked()) - needed):
        set_aside(path)
    for path in needed - {CHECKOUT}:
        for folder, folders, _ in os.walk(path):
            for name in ("testdata", "docs"):
                if name in folders:
                    folders.remove(name)
                    shutil.rmtree(os.path.join(folder, name))

    # Archives of modules that are unpacked: only "go mod download" asks for them.
    for path in glob.glob(MODULES + "/cache/download/**/*.zip", recursive=True):
        set_aside(path)
    shutil.rmtree(MODULES + "/cache/vcs", ignore_errors=True)

    # What the installation wrote while it ran.
    for path in glob.glob("/opt/cache/valuecapture/*/*.lock") + glob.glob("/opt/cache/valuecapture/*/sessions"):
        shutil.rmtree(path) if os.path.isdir(path) else os.remove(path)


main()
