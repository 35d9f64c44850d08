"""What the tests of the image share: an engine, servers, volumes and the count."""

import contextlib
import json
import os
import secrets
import tempfile
import time

from image_engine import HARDENED, HERE
from processes import Unable
from report import NotRun, Report


class Bench(Report):
    """Counts what passes and fails, and hands out servers and volumes."""

    def __init__(self, engine):
        super().__init__()
        self.engine, self.image = engine, engine.tag
        self.volumes = os.path.join(engine.folder, "volumes")
        os.mkdir(self.volumes)

    def volume(self, uid, mode=0o755):
        folder = tempfile.mkdtemp(dir=self.volumes)
        if os.geteuid() == 0:
            os.chown(folder, uid, 0)
        elif uid != os.geteuid():
            raise NotRun(f"only root can make a volume of uid {uid}")
        os.chmod(folder, mode)
        return folder

    @contextlib.contextmanager
    def server(self, *args, command=(), image=None, hardened=HARDENED):
        """Starts a server and waits until it answers from inside its container."""
        e, name, token = self.engine, self.engine.name(), secrets.token_hex(16)
        start = time.monotonic()
        e.docker("run", "-d", "--name", name, "--label", "valuecapture.test=" + e.tag, "-e", "JUPYTER_TOKEN=" + token,
                 *hardened, *args, image or self.image, *command, check=True)
        try:
            while e.docker("exec", name, "start", "healthy", timeout=60).returncode != 0:
                if time.monotonic() - start > 60 or self.state(name) != "running":
                    raise Unable("the server does not answer: " + self.logs(name))
                time.sleep(0.1)
            yield name, token, time.monotonic() - start
        finally:
            e.docker("rm", "-f", "-v", name)

    def state(self, name):
        return self.engine.docker("inspect", "-f", "{{.State.Status}}", name).stdout.strip()

    def logs(self, name):
        return self.engine.docker("logs", name).stdout

    def drive(self, name, token, address="http://127.0.0.1:8888"):
        """Uses the server from inside its container; returns what client.py found."""
        with open(os.path.join(HERE, "client.py")) as f:
            done = self.engine.docker("exec", "-i", name, "python3", "-", address, token, stdin=f, timeout=200)
        try:
            return json.loads(done.stdout.strip().splitlines()[-1])
        except (IndexError, ValueError):
            raise Unable("client.py: " + done.stdout[-2000:]) from None
