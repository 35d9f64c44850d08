"""The image used as a reader and as a host would."""

import functools
import http.cookiejar
import json
import os
import re
import subprocess
import time
import urllib.error
import urllib.request

import packages
from image_engine import HARDENED, ROOT
from processes import Unable, free_port, run
from report import NotRun

LIMITS = {"": 900, ":test": 1300}  # MB
COMPRESSED_LIMIT = 350  # MB
ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+\S*\?token=\w+")


def sizes(b):
    for tag, limit in LIMITS.items():
        size = int(b.engine.docker("image", "inspect", "-f", "{{.Size}}", b.image + tag, check=True).stdout) / 1e6
        b.expect(f"image{tag}: {size:.0f} MB, at most {limit}", size <= limit)


def compressed(b):
    """A registry compresses better than the fastest gzip, which bounds the size."""
    with subprocess.Popen([b.engine.client, "save", b.image + ":latest"], env=b.engine.env, stdout=subprocess.PIPE) as save, \
            subprocess.Popen(["gzip", "-1"], stdin=save.stdout, stdout=subprocess.PIPE) as gzip:
        save.stdout.close()
        size = 0
        while block := gzip.stdout.read(1 << 20):
            size += len(block) / 1e6
    b.expect(f"image compressed: {size:.0f} MB, at most {COMPRESSED_LIMIT}",
             save.returncode == gzip.returncode == 0 and 0 < size <= COMPRESSED_LIMIT)


def description(b):
    found = json.loads(b.engine.docker("image", "inspect", b.image, check=True).stdout)[0]["Config"]
    b.expect("the image has a user, a health check and labels",
             found["User"] not in ("", "0", "root") and found.get("Healthcheck")
             and "org.opencontainers.image.licenses" in found["Labels"], found)


def reader(b):
    with b.server() as (name, token, seconds):
        found = b.drive(name, token)
    b.note(f"answers after {seconds:.1f} s, idle kernel {found['kernel_mb']} MB")
    b.expect("the token is asked for", (found["refused"], found["wrong"], found["accepted"]) == (403, 403, 200), found)
    b.expect("the notebooks are there", "00-the-argument.ipynb" in found["notebooks"], found["notebooks"])
    bad = [c for c in found["cells"] if c["status"] != "ok" or c["draws"] != ("image/png" in c["outputs"])]
    b.expect("cells run and draw", found["cells"] and not bad, bad)
    drawn = [c["seconds"] for c in found["cells"] if c["draws"]]
    b.note(f"first cell {found['cells'][0]['seconds']} s, figures {drawn} s")


def notebooks(b):
    done = b.engine.once(*HARDENED, b.image, "run", "--check", timeout=900)
    for line in done.stdout.strip().splitlines()[-2:]:
        b.note(line)
    b.expect("every notebook is as saved, hardened and offline", done.returncode == 0, done.stdout)


def any_user(b):
    for user in ("12345:0", "12345:23456"):
        done = b.engine.once(*HARDENED, "--user", user, b.image, "check")
        b.expect(f"check as {user}", done.returncode == 0, done.stdout)


def handed_in(b):
    folder = b.volume(54321)
    with b.server("-e", "PORT=9123", "-e", "BASE_URL=/user/a/", "-e", "NB_USER=someone", "--user", "54321:0",
                  "-e", "NOTEBOOK_DIR=/srv/own", "-v", folder + ":/srv/own") as (name, token, _):
        found = b.drive(name, token, "http://127.0.0.1:9123/user/a")
    b.expect("port, base URL, user and folder are as handed in",
             found["accepted"] == 200 and os.path.exists(folder + "/00-the-argument.ipynb"), found)


def host_command(b):
    for command in (["jupyterhub-singleuser", "--version"], ["jupyter", "notebook", "--version"]):
        done = b.engine.once(*HARDENED, b.image, *command)
        b.expect(" ".join(command), done.returncode == 0, done.stdout)


def browse(address, path=None, data=None):
    """Opens a server from this machine, as a browser would; returns the last status.

    The address is the one with the token that the server printed; path is asked for
    then, and data, if any, is put there.
    """
    jar = http.cookiejar.CookieJar()
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar), urllib.request.ProxyHandler({}))
    try:
        with opener.open(address, timeout=30) as page:
            status = page.status
        if path:
            start, token = address.split("?")
            headers = {"Authorization": token.replace("=", " "), "Content-Type": "application/json"}
            request = urllib.request.Request(start.rstrip("/") + path, data, headers, method="PUT" if data else "GET")
            with opener.open(request, timeout=30) as answer:
                status = answer.status
        return status
    except urllib.error.HTTPError as e:
        return e.code


def wait_for_address(log):
    """Waits for the address that a reader is told to open, and for its answer."""
    end = time.monotonic() + 90
    while time.monotonic() < end:
        found = ADDRESS.search(log())
        if found:
            try:
                if browse(found[0]) == 200:
                    return found[0]
            except OSError:
                pass
        time.sleep(0.2)
    raise Unable("no address that answers: " + log())


@functools.cache
def network(b):
    """Returns the options of a network with published ports."""
    if not b.engine.own:
        return []
    made = b.engine.docker("network", "create", b.engine.tag)
    if made.returncode:
        raise NotRun(f"this machine has no bridge for an engine: {made.stdout.strip()}")
    b.engine.later(run=[b.engine.client, "network", "rm", b.engine.tag], env=b.engine.env)
    return ["--network", b.engine.tag]


def published_port(b):
    port = free_port()
    with b.server("-p", f"127.0.0.1:{port}:{port}", "-e", f"PORT={port}", "-e", "JUPYTER_TOKEN=",
                  hardened=network(b)) as (name, _, _):
        address = wait_for_address(lambda: b.logs(name))
        refused = browse(address.split("?")[0] + "api/contents?x=1")
        b.expect("the printed address opens from outside, and only with its token", refused == 403, refused)


def compose(b):
    """The compose file as a reader uses it: up, own work, down, up again."""
    e, port = b.engine, free_port()
    network(b)
    if e.docker("compose", "version").returncode == 0:
        program = [e.client, "compose"]
    else:
        if e.own:
            packages.need({"docker-compose": ([], ["/usr/bin/docker-compose"])})
        program = ["docker-compose"]
    override = os.path.join(e.folder, "override.yaml")
    with open(override, "w") as f:
        build = {"network": "host"} if e.own else {}
        json.dump({"version": "3.8",
                   "services": {"notebooks": {"image": b.image + ":compose", "build": build}},
                   "volumes": {"work": {"name": e.tag}}}, f)
    files = ["-p", e.tag, "-f", os.path.join(ROOT, "docker/compose.yaml"), "-f", override]
    env = dict(e.env, PORT=str(port))

    def do(*args, **kwargs):
        return run(*program, *files, *args, env=env, cwd=ROOT, **kwargs)

    try:
        do("version", check=True)
    except OSError as error:
        raise NotRun(f"compose is not there: {error}") from None
    e.later_docker("rmi", b.image + ":compose")
    e.later(run=[*program, *files, "down", "-v"], env=env)
    seen = []
    for _ in range(2):
        do("up", "-d", timeout=600, check=True)
        address = wait_for_address(lambda: do("logs").stdout)
        seen.append(browse(address, "/api/contents/own.txt?content=0"))
        browse(address, "/api/contents/own.txt", b'{"type": "file", "format": "text", "content": "mine"}')
        container = do("ps", "-q").stdout.split()[0]
        host = json.loads(e.docker("inspect", container, check=True).stdout)[0]["HostConfig"]
        do("down", check=True)
    b.expect("compose up serves, and keeps own work in its volume", seen == [404, 200], seen)
    b.expect("compose has a root that cannot be written and no capabilities",
             host["ReadonlyRootfs"] and host["CapDrop"] == ["ALL"], host)


def test_target(b):
    """Whether the test target has what its tests need; "--test" runs all of them."""
    commands = "cd /opt/valuecapture && go vet ./... && go tool staticcheck ./... && go test -run '^$' ./..."
    done = b.engine.once(*HARDENED, b.image + ":test", "sh", "-c", commands, timeout=600)
    b.expect("vet, staticcheck and the tests compile in the test target", done.returncode == 0, done.stdout)


def own_tests(b):
    done = b.engine.once(*HARDENED, b.image + ":test", "test", timeout=1200)
    b.expect("the test target's tests", done.returncode == 0, done.stdout)


STEPS = [sizes, description, reader, notebooks, any_user, handed_in, host_command, published_port, compose,
         compressed]
