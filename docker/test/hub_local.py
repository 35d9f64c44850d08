"""A hub on this machine for the tests: docker/hub's configuration with the local
spawner, on loopback, everything in one temporary folder."""

import os
import pathlib
import secrets
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request

from hub_webdriver import free_port

ROOT = pathlib.Path(__file__).resolve().parents[2]
HUB = ROOT / "docker" / "hub"
sys.path.insert(0, str(HUB))
import classlist  # noqa: E402


def kernel():
    """Makes sure that the kernel is installed, and returns what a server needs."""
    said = subprocess.run(["go", "run", "./kernel-setup", "check"], cwd=ROOT, capture_output=True, text=True)
    if said.returncode != 0:
        subprocess.run(["go", "run", "./kernel-setup", "run", "--check", "01-willingness-to-pay"], cwd=ROOT, check=True)
        said = subprocess.run(["go", "run", "./kernel-setup", "check"], cwd=ROOT, capture_output=True, text=True)
    state = next(line.split("state folder: ")[1] for line in (said.stdout + said.stderr).splitlines() if "state folder: " in line)
    values = subprocess.run(["go", "env", "GOCACHE", "GOMODCACHE", "GOPATH"], cwd=ROOT, capture_output=True, text=True, check=True)
    cache, modules, path = values.stdout.split("\n")[:3]
    return {"JUPYTER_PATH": state + "/jupyter", "GOCACHE": cache, "GOMODCACHE": modules, "GOPATH": path}


def descendants(pid):
    """The process and everything that it started, from /proc."""
    children = {}
    for stat in pathlib.Path("/proc").glob("[0-9]*/stat"):
        try:
            text = stat.read_text()
        except OSError:
            continue
        parent = int(text[text.rindex(")") + 2:].split()[1])
        children.setdefault(parent, []).append(int(stat.parent.name))
    found, queue = [], [pid]
    while queue:
        p = queue.pop()
        found.append(p)
        queue.extend(children.get(p, []))
    return found


class Hub:
    def __init__(self, students, tls=False):
        self.dir = pathlib.Path(tempfile.mkdtemp(prefix="hub-"))
        (self.dir / "tmp").mkdir()
        self.students = students
        (self.dir / "students.txt").write_text("\n".join(students) + "\n")
        self.secret = secrets.token_hex(16)
        scheme = "https" if tls else "http"
        self.url = f"{scheme}://127.0.0.1:{free_port()}"
        self.environment = {
            "PATH": os.environ["PATH"], "LANG": "C.UTF-8", "HOME": str(self.dir), "TMPDIR": str(self.dir / "tmp"),
            "NODE_PATH": "/usr/share/nodejs",
            "CLASS_SPAWNER": "local", "CLASS_SECRET": self.secret, "CLASS_LIST": str(self.dir / "students.txt"),
            "CLASS_STATE": str(self.dir), "CLASS_COURSE": str(ROOT), "CLASS_URL": self.url,
            "CLASS_HUB_URL": f"http://127.0.0.1:{free_port()}", "CLASS_PROXY_URL": f"http://127.0.0.1:{free_port()}",
            **kernel(),
        }
        if tls:
            self.environment.update(CLASS_CERTIFICATE=str(self.dir / "cert.pem"), CLASS_KEY=str(self.dir / "key.pem"))
            subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=127.0.0.1",
                            "-keyout", self.dir / "key.pem", "-out", self.dir / "cert.pem"], check=True, capture_output=True)
        self.process = None

    def password(self, name):
        return classlist.password(self.secret, name)

    def start(self, **changed):
        """Starts the hub and returns the seconds until it answers; changed
        environment variables may keep it from starting."""
        began = time.monotonic()
        with open(self.dir / "hub.log", "ab") as log:
            self.process = subprocess.Popen(
                ["jupyterhub", "-f", str(HUB / "jupyterhub_config.py"),
                 "--JupyterHub.data_files_path=/usr/share/jupyterhub"],
                cwd=self.dir, env={**self.environment, **changed}, stdout=log, stderr=log, start_new_session=True)
        import ssl
        trusting = ssl._create_unverified_context()
        while time.monotonic() - began < 60:
            if self.process.poll() is not None:
                raise RuntimeError(self.log()[-600:])
            try:
                with urllib.request.urlopen(self.url + "/hub/login", timeout=5, context=trusting):
                    return time.monotonic() - began
            except OSError:
                time.sleep(0.1)
        raise TimeoutError("the hub does not answer: " + self.log()[-600:])

    def log(self):
        return (self.dir / "hub.log").read_text(errors="replace")

    def close(self):
        """Ends the hub and all that it started, by their ids, and removes its folder.
        Returns what had to be killed."""
        left = []
        if self.process:
            family = descendants(self.process.pid)
            if self.process.poll() is None:
                self.process.send_signal(signal.SIGTERM)
                try:
                    self.process.wait(30)
                except subprocess.TimeoutExpired:
                    pass
            end = time.monotonic() + 10
            while time.monotonic() < end and any(self.ours(p) for p in family):
                time.sleep(0.2)
            left = [p for p in family if self.ours(p)]
            for p in left:
                try:
                    os.kill(p, signal.SIGKILL)
                except ProcessLookupError:
                    pass
        shutil.rmtree(self.dir, ignore_errors=True)
        return left

    def ours(self, pid):
        """Whether a process runs with this hub's folder in its environment."""
        try:
            return str(self.dir).encode() in pathlib.Path(f"/proc/{pid}/environ").read_bytes()
        except OSError:
            return False
