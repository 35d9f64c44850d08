"""A student of the class, as a browser would be one: logs in, has a server, opens a
kernel and runs cells in it."""

import asyncio
import dataclasses
import json
import time
import uuid

import requests
from tornado.httpclient import HTTPRequest
from tornado.websocket import websocket_connect

REQUEST = 120  # s, for one answer over HTTP on a machine that is very busy
CELL = 120  # s, for one message of a cell
SERVER = 240  # s, for a server to start


class Student:
    """One session of a browser."""

    def __init__(self, hub, name):
        self.hub, self.name, self.web = hub, name, requests.Session()
        self.spawns = 0  # how often a server was asked for
        self.base = f"{hub.url}/user/{name}/"

    def get(self, url):
        """Opens an address of the hub's or of a server's, from one of its own pages."""
        return self.web.get(url, timeout=REQUEST, headers={"Referer": url})

    def hub_api(self, method, path, **options):
        """Asks the hub's API as the student's pages do."""
        return self.web.request(method, f"{self.hub.url}/hub/api/{path}", timeout=REQUEST,
                                headers={"Referer": self.hub.url + "/hub/home"}, **options)

    def api(self, method, path, **body):
        """Asks the API of the student's own server."""
        headers = {"X-XSRFToken": self.web.cookies.get("_xsrf", ""), "Referer": self.base}
        return self.web.request(method, f"{self.base}api/{path}", json=body or None, timeout=REQUEST,
                                headers=headers)

    def login(self, password):
        """Whether the hub lets the student in."""
        page = self.web.get(self.hub.url + "/hub/login", timeout=REQUEST)
        form = {"username": self.name, "password": password}
        if "_xsrf" in self.web.cookies:
            form["_xsrf"] = self.web.cookies["_xsrf"]
        answer = self.web.post(page.url, data=form, allow_redirects=False, timeout=REQUEST)
        return answer.status_code == 302

    def come_in(self):
        """Logs in, waits for the server, and returns the seconds."""
        began = time.monotonic()
        if not self.login(self.hub.password(self.name)):
            raise RuntimeError(f"{self.name} is not let in")
        self.start_server()
        return time.monotonic() - began

    def start_server(self):
        """Starts the server and returns the seconds until it shows its page. A server
        that did not start is asked for again, as by pressing Start: on one machine it
        may find its port taken, which a container's own cannot be."""
        began = time.monotonic()
        while time.monotonic() - began < SERVER:
            if not self.has_server():
                self.web.get(self.hub.url + "/hub/spawn", timeout=REQUEST)
                self.spawns += 1
            answer = self.web.get(self.base + "tree", timeout=REQUEST)
            if answer.status_code == 200 and answer.url.startswith(self.base):
                return time.monotonic() - began
            time.sleep(0.2)
        raise TimeoutError(f"no server for {self.name}: {answer.status_code} {answer.url}")

    def has_server(self):
        """Whether the hub has a server of the student's running."""
        return bool(self.hub_api("GET", f"users/{self.name}").json().get("servers"))

    def stop_server(self):
        """Stops the server and waits until it has ended."""
        self.hub_api("DELETE", f"users/{self.name}/server").raise_for_status()
        until = time.monotonic() + REQUEST
        while self.has_server():
            if time.monotonic() > until:
                raise TimeoutError(f"the server of {self.name} does not stop")
            time.sleep(0.1)

    def start_kernel(self):
        """Starts a kernel and returns its id."""
        made = self.api("POST", "kernels", name="valuecapture")
        if made.status_code != 201:
            raise RuntimeError(f"no kernel for {self.name}: {made.status_code} {made.text[:200]}")
        return made.json()["id"]

    async def connect(self, kernel, base=None):
        """Connects to a kernel, of another student's server if base is its address."""
        base = base or self.base
        cookies = self.web.prepare_request(requests.Request("GET", base)).headers.get("Cookie", "")
        address = f"{base}api/kernels/{kernel}/channels?session_id={uuid.uuid4().hex}".replace("http", "ws", 1)
        # A server answers when its kernel does, for which it waits a minute. Tornado,
        # if it is not told to wait as long as a browser, gives up after 20 s.
        request = HTTPRequest(address, headers={"Cookie": cookies}, connect_timeout=REQUEST, request_timeout=REQUEST)
        return await websocket_connect(request, max_message_size=1 << 26)

    async def work(self, cells):
        """Runs cells in a new kernel, one after another, and returns its id and the work."""
        began = time.monotonic()
        loop = asyncio.get_running_loop()
        kernel = await loop.run_in_executor(None, self.start_kernel)
        channel = await self.connect(kernel)
        work = Work(connected=time.monotonic() - began)
        for code in cells:
            await self.run(channel, kernel, code, work, began)
        work.end = time.monotonic() - began
        channel.close()
        return kernel, work

    async def run(self, channel, kernel, code, work, began):
        """Runs one cell and notes what comes of it."""
        message = uuid.uuid4().hex
        await channel.write_message(json.dumps({
            "header": {"msg_id": message, "msg_type": "execute_request", "username": self.name,
                       "session": kernel, "version": "5.3"},
            "parent_header": {}, "metadata": {}, "channel": "shell",
            "content": {"code": code, "silent": False, "store_history": True, "user_expressions": {},
                        "allow_stdin": False}}))
        while True:
            text = await asyncio.wait_for(channel.read_message(), CELL)
            if text is None:
                raise RuntimeError(f"{self.name}: the connection ended, code {channel.close_code}, {channel.close_reason}")
            got = json.loads(text)
            if got["parent_header"].get("msg_id") != message:
                continue
            kind, content = got["msg_type"], got["content"]
            if kind == "display_data" and "image/png" in content["data"]:
                work.figures.append(time.monotonic() - began)
            elif kind == "error":
                work.errors.append(content["evalue"])
            elif kind == "status" and content["execution_state"] == "idle":
                return


@dataclasses.dataclass
class Work:
    """What came of the cells that a student ran; times are seconds after the start."""

    connected: float
    end: float = 0.0
    figures: list = dataclasses.field(default_factory=list)
    errors: list = dataclasses.field(default_factory=list)
