"""A browser for the tests: Chromium, driven over HTTP by ChromeDriver."""

import base64
import json
import os
import shutil
import subprocess
import tempfile
import time
import urllib.error
import urllib.request

import processes


class Browser:
    ELEMENT = "element-6066-11e4-a52e-4f735466cecf"  # the protocol's name for an element

    def __init__(self):
        self.profile = tempfile.mkdtemp(prefix="hub-browser-")
        port = processes.free_port()
        self.log = open(self.profile + "/chromedriver.log", "w")
        self.process = subprocess.Popen(
            ["chromedriver", f"--port={port}"], stdout=self.log, stderr=self.log, start_new_session=True,
            env={**os.environ, "TMPDIR": self.profile})
        self.root = f"http://127.0.0.1:{port}"
        self.session = None
        try:
            for _ in range(100):
                try:
                    if self.call("GET", "/status")["ready"]:
                        break
                except OSError:
                    time.sleep(0.1)
            self.session = self.call("POST", "/session", {"capabilities": {"alwaysMatch": {
                "acceptInsecureCerts": True,
                "goog:chromeOptions": {"binary": shutil.which("chromium"), "args": [
                    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                    "--disable-background-networking", "--disable-component-update", "--disable-sync",
                    "--disable-dev-shm-usage", "--window-size=1200,1400",
                    "--user-data-dir=" + self.profile + "/profile"]},
                "timeouts": {"script": 60000, "pageLoad": 60000}}}})["sessionId"]
        except BaseException:
            self.close()
            raise

    def call(self, method, path, body=None):
        if self.session:
            path = f"/session/{self.session}{path}"
        data = None if body is None and method == "GET" else json.dumps(body or {}).encode()
        request = urllib.request.Request(self.root + path, data, {"Content-Type": "application/json"}, method=method)
        try:
            with urllib.request.urlopen(request, timeout=90) as reply:
                return json.load(reply)["value"]
        except urllib.error.HTTPError as error:
            value = json.load(error)["value"]
            raise RuntimeError(f"{value['error']}: {value['message'].splitlines()[0]}") from None

    def open(self, url):
        self.call("POST", "/url", {"url": url})

    def run(self, script, *args):
        return self.call("POST", "/execute/sync", {"script": script, "args": list(args)})

    def wait(self, what, script, *args, seconds=60):
        """Waits until the script returns something true, and returns it."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            value = self.run(script, *args)
            if value:
                return value
            time.sleep(0.05)
        raise TimeoutError(f"{what}: not within {seconds} s")

    def find(self, css):
        return self.call("POST", "/element", {"using": "css selector", "value": css})[self.ELEMENT]

    def keys(self, css, text):
        self.call("POST", f"/element/{self.find(css)}/value", {"text": text})

    def click(self, css):
        self.call("POST", f"/element/{self.find(css)}/click")

    def screenshot(self, path):
        with open(path, "wb") as f:
            f.write(base64.b64decode(self.call("GET", "/screenshot")))

    def close(self):
        if self.session:
            try:
                self.call("DELETE", "")
            except (OSError, RuntimeError):
                pass
        processes.end(self.process, self.profile)
        self.log.close()
        shutil.rmtree(self.profile, ignore_errors=True)
