"""A class of twenty on a local hub, all at once: do they come in, does each see a
figure in time, what does each cost, and does nothing of it stay behind?

The spawner is the local one: what keeps containers apart is not tested here.
"""

import asyncio
import concurrent.futures
import hashlib
import json
import os
import pathlib
import signal
import sys
import time
import uuid

import requests
from tornado.httpclient import HTTPRequest
from tornado.websocket import websocket_connect

from hub_local import Hub, ROOT, descendants

CLASS = 20
FIGURE_LIMIT = 15.0  # s to the first figure of the last student, on four idle cores
KERNEL_LIMIT = 30.0  # MB of an idle kernel
NOTEBOOK = "01-willingness-to-pay.ipynb"
BOUND = 400  # s for everything

passed = failed = 0


def check(what, right, detail=""):
    global passed, failed
    if right:
        passed += 1
    else:
        failed += 1
    print(f"{'ok  ' if right else 'FAIL'} {what}{': ' + str(detail) if detail != '' else ''}", flush=True)


class Student:
    def __init__(self, hub, name):
        self.hub, self.name, self.web = hub, name, requests.Session()
        self.base = f"{hub.url}/user/{name}/"

    def login(self, password):
        """Whether the hub lets the student in."""
        page = self.web.get(self.hub.url + "/hub/login", timeout=60)
        data = {"username": self.name, "password": password}
        if "_xsrf" in self.web.cookies:
            data["_xsrf"] = self.web.cookies["_xsrf"]
        answer = self.web.post(page.url, data=data, allow_redirects=False, timeout=60)
        return answer.status_code == 302

    def come_in(self):
        """Logs in, waits for the server, and returns the seconds."""
        began = time.monotonic()
        if not self.login(self.hub.password(self.name)):
            raise RuntimeError(f"{self.name} is not let in")
        self.wait_for_server()
        return time.monotonic() - began

    def wait_for_server(self):
        """Starts the server and returns the seconds until it shows its page."""
        began = time.monotonic()
        self.web.get(self.hub.url + "/hub/spawn", timeout=60)
        while time.monotonic() - began < 120:
            answer = self.web.get(self.base + "tree", timeout=60)
            if answer.status_code == 200 and answer.url.startswith(self.base):
                return time.monotonic() - began
            time.sleep(0.2)
        raise TimeoutError(f"no server for {self.name}: {answer.status_code} {answer.url}")

    def api(self, method, path, **body):
        return self.web.request(method, self.base + "api/" + path, json=body or None, timeout=60,
                                headers={"X-XSRFToken": self.web.cookies.get("_xsrf", ""), "Referer": self.base})

    async def work(self, source):
        """Runs the code cells of a notebook in a new kernel, and returns the seconds
        to the first figure and to the end, and the errors."""
        began = time.monotonic()
        loop = asyncio.get_running_loop()
        made = await loop.run_in_executor(None, lambda: self.api("POST", "kernels", name="valuecapture"))
        if made.status_code != 201:
            raise RuntimeError(f"no kernel for {self.name}: {made.status_code} {made.text[:200]}")
        kernel = made.json()["id"]
        cookies = self.web.prepare_request(requests.Request("GET", self.base)).headers["Cookie"]
        channel = await websocket_connect(HTTPRequest(
            f"{self.base}api/kernels/{kernel}/channels".replace("http", "ws", 1),
            headers={"Cookie": cookies}, request_timeout=120, connect_timeout=60), max_message_size=1 << 26)
        figure, errors, figures = None, [], 0
        for code in source:
            message = uuid.uuid4().hex
            await channel.write_message(json.dumps({
                "header": {"msg_id": message, "msg_type": "execute_request", "username": self.name, "session": kernel, "version": "5.3"},
                "parent_header": {}, "metadata": {}, "channel": "shell",
                "content": {"code": code, "silent": False, "store_history": True, "user_expressions": {}, "allow_stdin": False}}))
            while True:
                text = await asyncio.wait_for(channel.read_message(), 120)
                if text is None:
                    raise RuntimeError(f"{self.name}: the connection ended")
                got = json.loads(text)
                if got["parent_header"].get("msg_id") != message:
                    continue
                content = got["content"]
                if got["msg_type"] == "display_data" and "image/png" in content["data"]:
                    figures += 1
                    figure = figure or time.monotonic() - began
                elif got["msg_type"] == "error":
                    errors.append(content["evalue"])
                elif got["msg_type"] == "status" and content["execution_state"] == "idle":
                    break
        channel.close()
        return figure, time.monotonic() - began, errors, figures


def memory(pid):
    """Resident and proportional size of a process, in MB."""
    rss = pss = 0
    try:
        for line in pathlib.Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Rss:"):
                rss = int(line.split()[1]) / 1024
            elif line.startswith("Pss:"):
                pss = int(line.split()[1]) / 1024
    except OSError:
        pass
    return rss, pss


def program(pid):
    try:
        return pathlib.Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
    except OSError:
        return []


def median(values):
    ordered = sorted(values)
    return ordered[len(ordered) // 2]


def digest():
    h = hashlib.sha256()
    for path in sorted((ROOT / "notebooks").rglob("*.ipynb")):
        h.update(path.read_bytes())
    return h.hexdigest()


def refusals(hub):
    for what, changed in [
        ("no secret", {"CLASS_SECRET": ""}), ("a short secret", {"CLASS_SECRET": "password"}),
        ("an empty list", {"CLASS_LIST": "/dev/null"}), ("a teacher who is not in the list", {"CLASS_TEACHER": "nobody"}),
        ("a spawner that is none", {"CLASS_SPAWNER": "open"}),
    ]:
        try:
            hub.start(**changed)
            check(f"with {what} the hub does not start", False)
        except RuntimeError as error:
            check(f"with {what} the hub does not start", "want" in str(error) or "add the name" in str(error), str(error).strip().splitlines()[-1])


async def learn(hub, names, busy):
    loop = asyncio.get_running_loop()
    loop.set_default_executor(concurrent.futures.ThreadPoolExecutor(CLASS))
    students = [Student(hub, name) for name in names]
    check("a wrong password is refused", not Student(hub, names[0]).login("wrong"))
    check("an empty password is refused", not Student(hub, names[0]).login(""))
    check("another student's password is refused", not Student(hub, names[0]).login(hub.password(names[1])))
    check("a name that is not in the list is refused", not Student(hub, "stranger").login(hub.password("stranger")))

    starts = await asyncio.gather(*(loop.run_in_executor(None, s.come_in) for s in students))
    check(f"{CLASS} students log in at once, each with a server", len(starts) == CLASS, f"median {median(starts):.1f} s, last {max(starts):.1f} s")

    first, second = students[:2]
    stranger = requests.get(first.base + "api/contents", timeout=60)
    check("without a login a server shows nothing", stranger.status_code == 403 or "/hub/login" in stranger.url, stranger.status_code)
    other = first.web.get(second.base + "api/contents", timeout=60, headers={"Referer": second.base})
    check("one student does not reach another's server", other.status_code == 403, other.status_code)

    got = [s.api("GET", "contents/" + NOTEBOOK) for s in students]
    check("each has a copy of the notebooks", all(g.status_code == 200 for g in got))
    source = ["".join(cell["source"]) for cell in got[0].json()["content"]["cells"] if cell["cell_type"] == "code" and "".join(cell["source"]).strip()]

    # A student's first figure: the declarations above it, then its cell.
    at = next(i for i, code in enumerate(source) if "nb.Show(" in code)
    opening = [code for code in source[:at] if not code.startswith("%%")] + [source[at]]
    limit = FIGURE_LIMIT * max(1, 4 / os.cpu_count()) * (2 if busy else 1)
    results = await asyncio.gather(*(s.work(opening + source) for s in students))
    firsts = [r[0] for r in results]
    check(f"{NOTEBOOK}, its first figure and then all {len(source)} cells, runs for all at once without an error", not any(r[2] for r in results), next((r[2] for r in results if r[2]), ""))
    check(f"all see their first figure within {limit:.0f} s of opening a kernel", all(f is not None and f <= limit for f in firsts),
          f"median {median([f or 999 for f in firsts]):.1f} s, last {max(f or 999 for f in firsts):.1f} s; whole notebook {max(r[1] for r in results):.1f} s")
    check("no figure is lost", len({r[3] for r in results}) == 1 and results[0][3] > 0, {r[3] for r in results})

    await asyncio.sleep(3)
    family = descendants(hub.process.pid)
    kernels = [p for p in family if program(p)[:1] and program(p)[0].endswith(b"/gonb")]
    servers = [p for p in family if any(b"jupyterhub-singleuser" in a for a in program(p)[:2])]
    kernel_rss, kernel_pss = zip(*map(memory, kernels)) if kernels else ([0], [0])
    server_rss, server_pss = zip(*map(memory, servers)) if servers else ([0], [0])
    check(f"an idle kernel stays under {KERNEL_LIMIT:.0f} MB", len(kernels) == CLASS and max(kernel_rss) < KERNEL_LIMIT,
          f"{len(kernels)} kernels, resident median {median(kernel_rss):.1f} MB, largest {max(kernel_rss):.1f}, proportional {median(kernel_pss):.1f}")
    check("every student has one server", len(servers) == CLASS,
          f"{len(servers)}, resident median {median(server_rss):.0f} MB, proportional {median(server_pss):.0f}")
    rest = sum(memory(p)[1] for p in family if p not in kernels and p not in servers)
    print(f"     hub and proxy {rest:.0f} MB; a student {median(server_pss) + median(kernel_pss):.0f} MB; the class {sum(server_pss) + sum(kernel_pss) + rest:.0f} MB, all proportional")

    written = first.api("PUT", "contents/" + NOTEBOOK, type="notebook", content={"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 4})
    check("a student writes in the own copy", written.status_code == 200, written.status_code)
    untouched = second.api("GET", "contents/" + NOTEBOOK).json()["content"]["cells"]
    check("nobody else's copy changes", len(untouched) > 0)
    stopped = first.web.delete(f"{hub.url}/hub/api/users/{first.name}/server", timeout=60, headers={"Referer": hub.url + "/hub/home"})
    for _ in range(100):
        if not first.web.get(f"{hub.url}/hub/api/users/{first.name}", timeout=60, headers={"Referer": hub.url + "/hub/home"}).json().get("servers"):
            break
        await asyncio.sleep(0.1)
    again = await loop.run_in_executor(None, first.wait_for_server)
    kept = first.api("GET", "contents/" + NOTEBOOK).json()["content"]["cells"]
    check("a server that is stopped and started again keeps the own work", stopped.status_code in (202, 204) and kept == [], f"{again:.1f} s")


def main():
    signal.signal(signal.SIGALRM, lambda *_: (_ for _ in ()).throw(TimeoutError(f"not done within {BOUND} s")))
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    signal.alarm(BOUND)
    before = digest()
    busy = os.getloadavg()[0] > os.cpu_count() / 2
    print(f"     {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}" + (": busy, times are judged at twice the limit" if busy else ""))
    names = [f"student{i:02d}" for i in range(1, CLASS + 1)]
    hub = Hub(names)
    try:
        refusals(hub)
        check("the hub starts", True, f"{hub.start():.1f} s")
        asyncio.run(learn(hub, names, busy))
    except Exception as error:
        check("the class gets to its end", False, repr(error))
        print(hub.log()[-3000:])
    finally:
        signal.alarm(60)
        left = hub.close()
    check("nothing is left behind", not left and not hub.dir.exists(), left or "")
    check("the course's own notebooks are as they were", digest() == before)
    print(f"{passed} passed, {failed} failed")
    return failed != 0


if __name__ == "__main__":
    sys.exit(main())
