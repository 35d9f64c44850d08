"""The image under bad luck and bad input: a clear message, and nothing lost."""

import os
import re
import shutil
import tempfile

from image_engine import HARDENED, ROOT

# Runs in a container: fills the volume, then has the server save a notebook.
FILL = """
import json, os, sys, urllib.error, urllib.request
name, token = "/home/reader/work/template.ipynb", sys.argv[1]
before = open(name).read()
with open("/home/reader/work/filler", "wb", 0) as f:
    try:
        while f.write(bytes(1024)): pass
    except OSError: pass
body = json.dumps({"type": "notebook", "format": "json", "content": dict(json.loads(before), extra="x" * 500000)})
request = urllib.request.Request("http://127.0.0.1:8888/api/contents/template.ipynb", body.encode(),
                                 {"Authorization": "token " + token}, method="PUT")
try:
    status = urllib.request.urlopen(request, timeout=30).status
except urllib.error.HTTPError as e:
    status = e.code
print(status, open(name).read() == before, [n for n in os.listdir("/home/reader/work") if ".~" in n])
"""


def told(output, message):
    """Whether a build printed a message with a hint; its commands are printed as well."""
    lines = [line.split(" ", 2)[-1] for line in output.splitlines() if re.match(r"#\d+ [\d.]+ valuecapture: ", line)]
    return any(message in line for line in lines) and any("hint: " in line for line in lines)


def build_offline(b):
    """No network while the image is built: before Debian's packages, and before Go's modules."""
    done = b.engine.build("--target", "jupyter", check=False, options=["--network", "none"])
    b.expect("a build without a network tells what it wanted of Debian",
             done.returncode != 0 and told(done.stdout, "package lists of Debian cannot be fetched"), done.stdout)
    # A changed go.sum has only the modules fetched anew, by a proxy that is not there.
    with tempfile.TemporaryDirectory(dir=b.engine.folder) as context:
        os.mkdir(context + "/docker")
        for name in ("go.mod", "go.sum"):
            shutil.copy(os.path.join(ROOT, name), context)
        with open(context + "/go.mod", "a") as f:
            f.write("\n// Changed.\n")
        gone = ["--build-arg", "GOPROXY=https://127.0.0.1:9"]
        done = b.engine.build("--target", "modules", check=False, context=context,
                              options=b.engine.build_options() + gone)
    b.expect("a build without a module proxy tells what it wanted of it",
             done.returncode != 0 and told(done.stdout, "modules of Go cannot be fetched from https://127.0.0.1:9"),
             done.stdout)


def killed(b):
    folder = b.volume(1000)
    mount = folder + ":/home/reader/work"
    with b.server("-v", mount) as (name, _, _):
        with open(folder + "/own.txt", "w") as f:
            f.write("mine")
        with open(folder + "/template.ipynb", "w") as f:
            f.write("changed")
        b.engine.docker("kill", name)
    with b.server("-v", mount):
        pass
    with open(folder + "/own.txt") as own, open(folder + "/template.ipynb") as changed:
        b.expect("own work outlives a killed container", (own.read(), changed.read()) == ("mine", "changed"))
    left = [n for n in os.listdir(folder) if n.startswith(".arriving")]
    b.expect("nothing half copied is left", not left, left)


def bad_input(b):
    cases = [
        ("/tmp without programs", [], [a.replace(":exec", "") for a in HARDENED], [], "no program can be run from /tmp"),
        ("no /tmp", [], [a for a in HARDENED if a not in ("--tmpfs", "/tmp:exec")], [], "cannot be written"),
        ("no disk", [], [a.replace(":exec", ":exec,size=64k") for a in HARDENED], [], "free some space"),
        ("a port that is none", ["-e", "PORT=none"], HARDENED, [], "PORT"),
        ("an unknown notebook", [], HARDENED, ["run", "no-such"], "no notebook"),
    ]
    for what, args, hardened, command, message in cases:
        done = b.engine.once(*hardened, *args, b.image, *command, timeout=60)
        b.expect(what + " is told", done.returncode != 0 and message in done.stdout, done.stdout)


def volume_of_another(b):
    folder = b.volume(4242)
    done = b.engine.once(*HARDENED, "-v", folder + ":/home/reader/work", b.image, timeout=60)
    b.expect("a volume of another uid is told", done.returncode != 0 and "it belongs to uid 4242" in done.stdout,
             done.stdout)
    b.expect("the volume of another uid is untouched", os.listdir(folder) == [])


def volume_full(b):
    """Full before the notebooks are copied, and full while one is saved."""
    with b.server("--tmpfs", "/home/reader/work:size=300k,mode=1777") as (name, _, _):
        log, files = b.logs(name), b.engine.docker("exec", name, "ls", "-A", "/home/reader/work").stdout
        b.expect("a volume without room for the notebooks is told and opened", "no room for the notebooks" in log, log)
        b.expect("nothing half copied is in it", files == "", files)
    with b.server("--tmpfs", "/home/reader/work:size=20m,mode=1777") as (name, token, _):
        done = b.engine.docker("exec", name, "python3", "-c", FILL, token)
        b.expect("a full volume refuses to save and keeps what was saved",
                 done.stdout.split()[:2] == ["500", "True"], done.stdout + b.logs(name))


def port_taken(b):
    with b.server() as (name, _, _):
        shared = ["container:" + name if a == "none" else a for a in HARDENED]
        done = b.engine.once(*shared, b.image, timeout=60)
        b.expect("a port that is taken is told", done.returncode != 0 and "already in use" in done.stdout, done.stdout)


STEPS = [killed, bad_input, volume_of_another, volume_full, port_taken, build_offline]
