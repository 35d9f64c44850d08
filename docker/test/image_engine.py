"""The container engine of the test: the one that runs, or Debian's for its time.

An own engine has its data, its socket and its client's configuration in a folder
of its own, and it leaves the machine's network rules alone. It builds from stand-ins
for the two base images: Debian from its packages, and Go from this machine.
"""

import contextlib
import glob
import json
import os
import secrets
import shutil
import subprocess
import sys
import tempfile
import time

import packages
from processes import Unable, persist, run
from report import NotRun, say

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
HARDENED = ["--network", "none", "--read-only", "--tmpfs", "/tmp:exec", "--cap-drop", "ALL",
            "--security-opt", "no-new-privileges"]
DEBIAN, GO = "debian:bookworm-slim", "golang:1.26-bookworm"
PROXIES = [f(name) for name in ("http_proxy", "https_proxy", "no_proxy") for f in (str, str.upper)]
ROOM = 6  # GB, for an own engine's data: twice what it takes


def others_bridge():
    """Whether an engine has the bridge docker0, which one without a bridge would delete."""
    if not os.path.exists("/sys/class/net/docker0"):
        return False
    for path in glob.glob("/proc/[0-9]*/comm"):
        with contextlib.suppress(OSError), open(path) as f:
            if f.read().strip() == "dockerd":
                return True
    return False


class Engine:
    """A container engine, and all that the test makes with it."""

    def __init__(self):
        self.tag = "valuecapture-" + secrets.token_hex(4)
        self.env = dict(os.environ, DOCKER_BUILDKIT="1", COMPOSE_DOCKER_CLI_BUILD="1")
        self.client = shutil.which("docker")
        self.own, self.daemon = False, None
        self.count = 0
        # In a session of its own, so that no signal to the test reaches it.
        self.sweep = subprocess.Popen([sys.executable, os.path.join(HERE, "image_sweep.py")], text=True,
                                      stdin=subprocess.PIPE, cwd="/", start_new_session=True)
        self.folder = tempfile.mkdtemp(prefix="valuecapture-image-")
        os.chmod(self.folder, 0o755)
        self.later(remove=self.folder)

    def later(self, **what):
        """Has something undone at the end of the test."""
        self.sweep.stdin.write(json.dumps(what) + "\n")
        self.sweep.stdin.flush()

    def later_docker(self, *args):
        """Has something removed from an engine that stays; an own one goes as a whole."""
        if not self.own:
            self.later(run=[self.client, *args], env=self.env)

    def later_containers(self):
        """Has the containers removed before the images that they are of."""
        if not self.own:
            made = f"label=valuecapture.test={self.tag}"
            self.later(env=self.env, run=["sh", "-c", f'"$0" rm -f -v $("$0" ps -aq --filter {made})', self.client])

    def stop(self):
        """Ends and removes everything that the test brought into being."""
        self.sweep.stdin.close()
        self.sweep.wait(400)
        if self.daemon:
            self.daemon.poll()

    def start(self):
        """Finds the engine that runs, or starts one."""
        if not os.environ.get("VALUECAPTURE_OWN_ENGINE") and self.answers():
            say("engine: the one that runs here; its own are the base images and the cache of the build, which stay")
        else:
            self.start_own()

    def answers(self):
        with contextlib.suppress(subprocess.TimeoutExpired):
            return self.client and self.docker("info", "--format", "{{.ServerVersion}}", timeout=30).returncode == 0

    def start_own(self):
        if os.geteuid() != 0:
            raise NotRun("no container engine runs here, and only root can start one: "
                         "start Docker and run the test again")
        if others_bridge():
            raise NotRun("an engine runs here but does not answer: give its address in DOCKER_HOST")
        free = shutil.disk_usage(self.folder).free / 1e9
        if free < ROOM:
            raise NotRun(f"an engine of the test's own needs {ROOM} GB in {self.folder}, where {free:.1f} GB are free: "
                         "free some space, or name another folder in TMPDIR")
        packages.need({"docker.io": ([], ["/usr/sbin/dockerd"]), "mmdebstrap": ([], ["mmdebstrap"])})
        self.own, self.client = True, "/usr/bin/docker"
        self.env.update(DOCKER_HOST=f"unix://{self.folder}/socket", DOCKER_CONFIG=self.folder + "/config",
                        PATH="/usr/bin:" + os.environ.get("PATH", "/bin"))
        for name in ("DOCKER_CONTEXT", "DOCKER_TLS_VERIFY", "DOCKER_CERT_PATH"):
            self.env.pop(name, None)
        os.mkdir(self.folder + "/data")
        log = self.start_daemon()
        if log:
            # An overlay cannot lie on another, as where /tmp is a container's own.
            run("mount", "-t", "tmpfs", "-o", "size=60%", "valuecapture", self.folder + "/data")
            if self.start_daemon():
                raise NotRun(f"dockerd does not start: {log}")
        say("engine: Debian's, started for this test")
        self.stand_in()
        try:
            self.once(DEBIAN, "true", check=True)
        except Unable as e:
            raise NotRun(f"the engine starts no container: {e}") from e

    def start_daemon(self):
        """Starts dockerd; returns the last line of its log if it does not answer."""
        with open(self.folder + "/log", "w") as log:
            daemon = self.daemon = subprocess.Popen(
                ["/usr/sbin/dockerd", "--data-root", self.folder + "/data", "--exec-root", self.folder + "/exec",
                 "--pidfile", self.folder + "/pid", "-H", self.env["DOCKER_HOST"],
                 "--iptables=false", "--bridge=none", "--storage-driver=overlay2"],
                stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True)
        self.later(end=daemon.pid)
        for _ in range(300):
            if self.answers():
                return ""
            if daemon.poll() is not None:
                break
            time.sleep(0.2)
        daemon.kill()
        daemon.wait()
        with open(self.folder + "/log") as f:
            return ([""] + f.read().split("\n"))[-2].strip() or "it does not answer"

    def stand_in(self):
        """Makes the two base images out of what this machine has."""
        customise = ('mkdir -p "$1/usr/local/share/ca-certificates"; '
                     'cp /usr/local/share/ca-certificates/*.crt "$1/usr/local/share/ca-certificates/" || :; '
                     'rm -rf "$1/etc/hostname" "$1/etc/resolv.conf" "$1"/var/lib/apt/lists/* "$1"/var/cache/*')
        exclude = [f"--dpkgopt=path-exclude=/usr/share/{d}/*" for d in ("man", "doc", "locale", "info")]
        lists = ["/etc/apt/sources.list.d/debian.sources", "/etc/apt/sources.list"]
        sources = [path for path in lists if os.path.exists(path) and os.path.getsize(path)][:1]
        say(f"making a stand-in for {DEBIAN}")
        persist(self.load, ["mmdebstrap", "--quiet", "--variant=minbase", *exclude, "--aptopt=Acquire::Retries \"3\"",
                            "--customize-hook=" + customise, "bookworm", "-", *sources], DEBIAN)
        goroot = run("go", "env", "GOROOT", check=True, cwd="/").stdout.strip()
        say(f"making a stand-in for {GO}")
        self.load(["tar", "-C", goroot, "--transform", "s,^\\.,usr/local/go,", "-c", "."], GO)

    def load(self, command, name):
        archive, errors = self.folder + "/base.tar", self.folder + "/base.log"
        with open(archive, "wb") as f, open(errors, "w") as log:
            made = run(*command, stdout=f, stderr=log, env=dict(os.environ, TMPDIR=self.folder))
        if made.returncode:
            with open(errors) as log:
                raise Unable(f"no stand-in for {name}: {log.read()[-1500:]}")
        self.docker("import", archive, name, check=True)
        os.remove(archive)

    def docker(self, *args, **kwargs):
        kwargs.setdefault("env", self.env)
        return run(self.client, *args, **kwargs)

    def build_options(self):
        """Lists what a build on this machine needs to reach the network."""
        options = [o for name in PROXIES if name in os.environ for o in ("--build-arg", name)]
        if self.own:
            proxy = run("go", "env", "GOPROXY", check=True, cwd="/").stdout.strip()
            options += ["--network", "host", "--build-arg", "GOPROXY=" + proxy]
        return options

    def build(self, *args, name=None, check=True, options=None, context=ROOT):
        """Builds the image as the documents say, or a part of it under no name."""
        if name:
            self.later_docker("rmi", name)
            self.later_containers()
            args = ["-t", name, *args]
        options = self.build_options() if options is None else options
        return self.docker("build", *options, "-f", os.path.join(ROOT, "docker/Dockerfile"), *args, ".",
                           cwd=context, timeout=900, check=check)

    def name(self):
        self.count += 1
        return f"{self.tag}-{self.count}"

    def once(self, *args, timeout=300, **kwargs):
        """Runs a container to its end; one that does not end is removed."""
        name = self.name()
        try:
            return self.docker("run", "--rm", "--name", name, "--label", "valuecapture.test=" + self.tag, *args,
                               timeout=timeout, **kwargs)
        except subprocess.TimeoutExpired:
            self.docker("rm", "-f", name)
            raise
