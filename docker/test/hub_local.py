"""A hub on this machine for the tests: docker/hub's configuration, on loopback,
everything in one temporary folder."""

import contextlib
import os
import pathlib
import secrets
import shutil
import ssl
import subprocess
import sys
import tempfile
import time
import urllib.request

import processes

ROOT = pathlib.Path(__file__).resolve().parents[2]
HUB = ROOT / "docker" / "hub"
sys.path.insert(0, str(HUB))
import classlist  # noqa: E402


def setup(*arguments, **options):
    """Runs kernel-setup in this checkout."""
    return subprocess.run(["go", "run", "./kernel-setup", *arguments], cwd=ROOT, text=True, **options)


def kernel():
    """Makes sure that the kernel is installed, and returns what a server needs. A
    notebook is run for it, and not the verb install: that one would have the user's
    own Jupyter show this checkout's kernel instead of another's."""
    said = setup("check", capture_output=True)
    if said.returncode != 0:
        setup("run", "--check", "--kernel", "01-willingness-to-pay", check=True)
        said = setup("check", capture_output=True, check=True)
    lines = (said.stdout + said.stderr).splitlines()
    state = next(line.split("state folder: ")[1] for line in lines if "state folder: " in line)
    names = ["GOCACHE", "GOMODCACHE", "GOPATH"]
    values = subprocess.run(["go", "env", *names], cwd=ROOT, capture_output=True, text=True, check=True)
    return {"JUPYTER_PATH": state + "/jupyter", **dict(zip(names, values.stdout.splitlines()))}


class Hub:
    """One hub, its proxy and all of its students' servers."""

    def __init__(self, students, tls=False):
        self.students = students
        self.options = []
        self.secret = secrets.token_hex(16)
        self.process = None
        self.dir = pathlib.Path(tempfile.mkdtemp(prefix="hub-"))
        (self.dir / "tmp").mkdir()
        (self.dir / "students.txt").write_text("\n".join(students) + "\n")
        self.url = f"{'https' if tls else 'http'}://127.0.0.1:{processes.free_port()}"
        self.environment = {
            "PATH": os.environ["PATH"],
            "LANG": "C.UTF-8",
            "HOME": str(self.dir),
            "TMPDIR": str(self.dir / "tmp"),
            "NODE_PATH": "/usr/share/nodejs",
            "PYTHONDONTWRITEBYTECODE": "1",
            "CLASS_SECRET": self.secret,
            "CLASS_LIST": str(self.dir / "students.txt"),
            "CLASS_URL": self.url,
        }
        if tls:
            self.certify()

    def certify(self):
        """Makes a certificate that nobody trusts."""
        certificate, key = str(self.dir / "cert.pem"), str(self.dir / "key.pem")
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1",
             "-subj", "/CN=127.0.0.1", "-keyout", key, "-out", certificate],
            check=True, capture_output=True)
        self.environment.update(CLASS_CERTIFICATE=certificate, CLASS_KEY=key)

    def password(self, name):
        return classlist.password(self.secret, name)

    def work(self, name):
        """The folder of a student's notebooks."""
        return self.dir / "home" / name / "work"

    def start(self, *options, **changed):
        """Starts the hub and returns the seconds until it answers. Changed environment
        variables may keep it from starting, which is a RuntimeError."""
        began = time.monotonic()
        with open(self.dir / "hub.log", "ab") as log:
            self.process = subprocess.Popen(
                ["jupyterhub", "-f", str(HUB / "jupyterhub_config.py"),
                 "--JupyterHub.data_files_path=/usr/share/jupyterhub", *self.options, *options],
                cwd=self.dir, env={**self.environment, **changed}, stdout=log, stderr=log,
                start_new_session=True, preexec_fn=processes.follow_parent)
        trusting = ssl._create_unverified_context()
        while time.monotonic() - began < 120:
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

    def complaints(self, most=40):
        """The last warnings and errors of the log, each with the lines that belong to
        it; its very last lines say how the servers were ended."""
        found, kept = [], False
        for line in self.log().splitlines():
            if line.startswith("["):
                kept = line[1] in "WEC"
            if kept or not line.startswith("["):
                found.append(line)
        return "\n".join(found[-most:])

    def close(self):
        """Ends the hub and all that it started, and removes its folder. Returns the
        ids of what had to be killed."""
        killed = processes.end(self.process, self.dir) if self.process else []
        if os.environ.get("HUB_LOG"):
            shutil.copy(self.dir / "hub.log", os.environ["HUB_LOG"])
        shutil.rmtree(self.dir, ignore_errors=True)
        return killed


@contextlib.contextmanager
def local_hub(report, students, tls=False):
    """Gives the block a hub with the local spawner, which is then ended and removed. If
    the block fails, what the hub complained of is printed."""
    needed = kernel()
    hub = Hub(students, tls)
    hub.environment.update(
        CLASS_SPAWNER="local", CLASS_STATE=str(hub.dir), CLASS_COURSE=str(ROOT),
        CLASS_HUB_URL=f"http://127.0.0.1:{processes.free_port()}",
        CLASS_PROXY_URL=f"http://127.0.0.1:{processes.free_port()}", **needed)
    try:
        yield hub
    except Exception:
        print(hub.complaints())
        raise
    finally:
        killed = hub.close()
    report.check("nothing of the hub is left behind", not killed and not hub.dir.exists(), killed or "")
