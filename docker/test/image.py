"""Builds the image for real and uses it as a reader, a host and bad luck would.

    python3 docker/test/image.py [--test]

An engine that runs is used. Where none does, Debian's is started by hand for the
time of the test, as root, and builds from local stand-ins for the two base
images: Debian from its packages, and Go from this machine. What is built and
started is ended and removed, whatever happens. Times and sizes are printed; a
size above its limit fails, a time does not, as a busy machine would decide it.

With --test, "docker run IMAGE:test test" runs as well, which takes minutes.
"""

import argparse
import contextlib
import json
import os
import secrets
import shutil
import signal
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
HARDENED = ["--network", "none", "--read-only", "--tmpfs", "/tmp:exec", "--cap-drop", "ALL",
            "--security-opt", "no-new-privileges"]
MEGABYTE = 1e6
READER_LIMIT, TEST_LIMIT = 900, 1300  # MB
DEADLINE = 11 * 60  # s, of all but --test
BASES = ["debian:bookworm-slim", "golang:1.26-bookworm"]


class Unable(Exception):
    """The test cannot be carried out on this machine; the message says why."""


def run(*args, timeout=300, check=False, **kwargs):
    """Runs a command and returns what came of it, its output as text."""
    kwargs.setdefault("stdout", subprocess.PIPE)
    kwargs.setdefault("stderr", subprocess.STDOUT)
    done = subprocess.run(args, timeout=timeout, text=True, errors="replace", **kwargs)
    if check and done.returncode:
        raise Unable(f"{' '.join(args[:4])} ...: exit status {done.returncode}\n{done.stdout[-3000:]}")
    return done


class Engine:
    """A container engine, the one that runs or one of our own."""

    def __init__(self):
        self.folder = tempfile.mkdtemp(prefix="valuecapture-image-")
        self.env = dict(os.environ, DOCKER_BUILDKIT="1")
        self.daemon = None
        self.own = False
        self.client = shutil.which("docker")
        self.tag = "valuecapture-" + secrets.token_hex(4)
        self.containers, self.images = [], []

    def start(self):
        if self.client and run(self.client, "info", "--format", "{{.ServerVersion}}").returncode == 0 \
                and not os.environ.get("VALUECAPTURE_OWN_ENGINE"):
            print("engine: the one that runs here")
            return
        if os.geteuid() != 0:
            raise Unable("no container engine runs here, and only root can start one: "
                         "start Docker and run the test again")
        missing = [p for p, name in [("docker.io", "/usr/sbin/dockerd"), ("mmdebstrap", "/usr/bin/mmdebstrap")]
                   if not os.path.exists(name)]
        if missing:
            apt = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
            run("apt-get", "update", "-qq", check=True, env=apt)
            run("apt-get", "install", "-y", "--no-install-recommends", *missing, check=True, env=apt)
        self.own, self.client = True, "/usr/bin/docker"
        self.env["DOCKER_HOST"] = f"unix://{self.folder}/socket"
        self.env["DOCKER_CONFIG"] = self.folder + "/config"
        self.log = open(self.folder + "/log", "w")
        self.daemon = subprocess.Popen(
            ["/usr/sbin/dockerd", "--data-root", self.folder + "/data", "--exec-root", self.folder + "/exec",
             "--pidfile", self.folder + "/pid", "-H", self.env["DOCKER_HOST"],
             "--iptables=false", "--bridge=none", "--storage-driver=overlay2"],
            stdout=self.log, stderr=self.log, start_new_session=True)
        for _ in range(150):
            if self.docker("info").returncode == 0:
                print("engine: Debian's, started for this test")
                return self.stand_in()
            if self.daemon.poll() is not None:
                break
            time.sleep(0.2)
        with open(self.folder + "/log") as f:
            raise Unable("dockerd does not start:\n" + f.read()[-2000:])

    def stand_in(self):
        """Makes the two base images out of what this machine has."""
        customise = ('mkdir -p "$1/usr/local/share/ca-certificates"; '
                     'cp /usr/local/share/ca-certificates/*.crt "$1/usr/local/share/ca-certificates/" || :; '
                     'rm -rf "$1/etc/hostname" "$1/etc/resolv.conf" "$1"/var/lib/apt/lists/* "$1"/var/cache/*')
        exclude = [f"--dpkgopt=path-exclude=/usr/share/{d}/*" for d in ("man", "doc", "locale", "info")]
        self.load(["mmdebstrap", "--quiet", "--variant=minbase", *exclude, "--customize-hook=" + customise,
                   "bookworm", "-", "/etc/apt/sources.list.d/debian.sources"], BASES[0])
        goroot = run("go", "env", "GOROOT", check=True, cwd="/").stdout.strip()
        self.load(["tar", "-C", goroot, "--transform", "s,^\\.,usr/local/go,", "-c", "."], BASES[1])
        print("bases: stand-ins made here")

    def load(self, command, name):
        archive = self.folder + "/base.tar"
        with open(archive, "wb") as f:
            made = subprocess.run(command, stdout=f, stderr=subprocess.PIPE, timeout=300)
        if made.returncode:
            raise Unable(f"no stand-in for {name}: {made.stderr.decode(errors='replace')[-1500:]}")
        self.docker("import", archive, name, check=True)
        os.remove(archive)

    def docker(self, *args, **kwargs):
        return run(self.client, *args, env=self.env, **kwargs)

    def build(self, target, name):
        args = ["build", "--network", "host"] if self.own else ["build"]
        if target:
            args += ["--target", target]
        self.images.append(name)
        self.docker(*args, "-f", "docker/Dockerfile", "-t", name, ".", cwd=ROOT, timeout=540, check=True)

    def once(self, *args, timeout=300, **kwargs):
        """Runs a container to its end; one that does not end is removed."""
        name = self.name()
        try:
            return self.docker("run", "--rm", "--name", name, *args, timeout=timeout, **kwargs)
        finally:
            self.docker("rm", "-f", name)

    def name(self):
        self.containers.append(f"{self.tag}-{len(self.containers)}")
        return self.containers[-1]

    def stop(self):
        """Ends and removes everything that this test brought into being."""
        with contextlib.suppress(Exception):
            if self.containers:
                self.docker("rm", "-f", "-v", *self.containers)
        if self.daemon is None:
            with contextlib.suppress(Exception):
                if self.images:
                    self.docker("rmi", "-f", *self.images)
        else:
            self.daemon.terminate()
            try:
                self.daemon.wait(40)
            except subprocess.TimeoutExpired:
                self.daemon.kill()
                self.daemon.wait(20)
            self.log.close()
            with open("/proc/self/mountinfo") as f:
                mounts = [line.split()[4] for line in f if line.split()[4].startswith(self.folder + "/")]
            for mount in sorted(mounts, reverse=True):
                run("umount", "-l", mount)
        shutil.rmtree(self.folder, ignore_errors=True)


class Tests:
    def __init__(self, engine):
        self.engine, self.passed, self.failed = engine, 0, 0
        self.image = engine.tag
        self.volumes = tempfile.mkdtemp(prefix="valuecapture-volumes-")
        os.chmod(self.volumes, 0o755)

    def expect(self, what, true, detail=""):
        if true:
            self.passed += 1
            print(f"ok    {what}", flush=True)
        else:
            self.failed += 1
            print(f"FAIL  {what}\n      " + str(detail)[-2500:].replace("\n", "\n      "), flush=True)

    def attempt(self, test):
        """Runs one test; whatever it raises, but the deadline, is its failure."""
        try:
            test()
        except Deadline:
            raise
        except Exception as e:
            self.expect(test.__name__.replace("_", " "), False, f"{type(e).__name__}: {e}")

    def volume(self, uid, mode=0o755):
        folder = tempfile.mkdtemp(dir=self.volumes)
        os.chown(folder, uid, 0)
        os.chmod(folder, mode)
        return folder

    @contextlib.contextmanager
    def server(self, *args, command=(), address="http://127.0.0.1:8888"):
        """Starts a server and waits until it answers from inside its container."""
        e, name, token = self.engine, self.engine.name(), secrets.token_hex(16)
        start = time.monotonic()
        e.docker("run", "-d", "--name", name, "-e", "JUPYTER_TOKEN=" + token, *HARDENED, *args,
                 self.image, *command, check=True)
        try:
            while e.docker("exec", name, "start", "healthy").returncode != 0:
                if time.monotonic() - start > 60:
                    raise Unable("the server does not answer: " + e.docker("logs", name).stdout)
                time.sleep(0.1)
            yield name, token, time.monotonic() - start
        finally:
            e.docker("rm", "-f", name)

    def drive(self, name, token, address="http://127.0.0.1:8888"):
        with open(os.path.join(ROOT, "docker/test/client.py")) as f:
            done = self.engine.docker("exec", "-i", name, "python3", "-", address, token, stdin=f, timeout=200)
        return json.loads(done.stdout.strip().splitlines()[-1])

    def sizes(self):
        for name, limit in [(self.image, READER_LIMIT), (self.image + ":test", TEST_LIMIT)]:
            size = int(self.engine.docker("image", "inspect", "-f", "{{.Size}}", name, check=True).stdout) / MEGABYTE
            self.expect(f"{name.removeprefix(self.image) or 'image'}: {size:.0f} MB, at most {limit}", size <= limit)

    def description(self):
        found = json.loads(self.engine.docker("image", "inspect", self.image, check=True).stdout)[0]["Config"]
        self.expect("the image has a user, a health check and labels",
                    found["User"] not in ("", "0", "root") and found.get("Healthcheck")
                    and "org.opencontainers.image.licenses" in found["Labels"], found)

    def notebooks(self):
        done = self.engine.once(*HARDENED, self.image, "run", "--check", timeout=400)
        print("      " + "\n      ".join(done.stdout.strip().splitlines()[-3:]))
        self.expect("every notebook is as saved, hardened and offline", done.returncode == 0, done.stdout)

    def any_user(self):
        for user in ("12345:0", "12345:23456"):
            done = self.engine.once(*HARDENED, "--user", user, self.image, "check")
            self.expect(f"check as {user}", done.returncode == 0, done.stdout)

    def reader(self):
        with self.server() as (name, token, seconds):
            found = self.drive(name, token)
        print(f"      answers after {seconds:.1f} s, idle kernel {found['kernel_mb']} MB")
        self.expect("the token is asked for", (found["refused"], found["wrong"], found["accepted"]) == (403, 403, 200), found)
        self.expect("the notebooks are there", "00-the-argument.ipynb" in found["notebooks"], found["notebooks"])
        bad = [c for c in found["cells"] if c["status"] != "ok" or c["draws"] != ("image/png" in c["outputs"])]
        self.expect("cells run and draw", found["cells"] and not bad, bad)
        drawn = [c["seconds"] for c in found["cells"] if c["draws"]]
        print(f"      first cell {found['cells'][0]['seconds']} s, figures {drawn} s")

    def handed_in(self):
        folder = self.volume(54321)
        with self.server("-e", "PORT=9123", "-e", "BASE_URL=/user/a/", "-e", "NB_USER=someone", "--user", "54321:0",
                         "-e", "NOTEBOOK_DIR=/srv/own", "-v", folder + ":/srv/own") as (name, token, _):
            found = self.drive(name, token, "http://127.0.0.1:9123/user/a")
        self.expect("port, base URL, user and folder are as handed in",
                    found["accepted"] == 200 and os.path.exists(folder + "/00-the-argument.ipynb"), found)

    def host_command(self):
        for command in (["jupyterhub-singleuser", "--version"], ["jupyter", "notebook", "--version"]):
            done = self.engine.once(*HARDENED, self.image, *command)
            self.expect(" ".join(command), done.returncode == 0, done.stdout)

    def killed(self):
        folder = self.volume(1000)
        mount = folder + ":/home/reader/work"
        with self.server("-v", mount) as (name, _, _):
            with open(folder + "/own.txt", "w") as f:
                f.write("mine")
            with open(folder + "/template.ipynb", "w") as f:
                f.write("changed")
            self.engine.docker("kill", name)
        with self.server("-v", mount):
            pass
        with open(folder + "/own.txt") as a, open(folder + "/template.ipynb") as b:
            self.expect("own work outlives a killed container", (a.read(), b.read()) == ("mine", "changed"))
        left = [n for n in os.listdir(folder) if n.startswith(".arriving")]
        self.expect("nothing half copied is left", not left, left)

    def bad_input(self):
        folder = self.volume(4242)
        cases = [
            ("a volume of another uid", ["-v", folder + ":/home/reader/work"], HARDENED, [], "it belongs to uid 4242"),
            ("/tmp without programs", [], [a.replace(":exec", "") for a in HARDENED], [], "no program can be run from /tmp"),
            ("no /tmp", [], [a for a in HARDENED if a not in ("--tmpfs", "/tmp:exec")], [], "cannot be written"),
            ("no disk", [], [a.replace(":exec", ":exec,size=64k") for a in HARDENED], [], "free some space"),
            ("a port that is none", ["-e", "PORT=none"], HARDENED, [], "PORT"),
            ("an unknown notebook", [], HARDENED, ["run", "no-such"], "no notebook"),
        ]
        for what, args, hardened, command, message in cases:
            done = self.engine.once(*hardened, *args, self.image, *command, timeout=60)
            self.expect(what + " is told", done.returncode != 0 and message in done.stdout, done.stdout)
        self.expect("the volume of another uid is untouched", os.listdir(folder) == [])
        with self.server() as (name, _, _):
            shared = ["container:" + name if a == "none" else a for a in HARDENED]
            done = self.engine.once(*shared, self.image, timeout=60)
            self.expect("a port that is taken is told",
                        done.returncode != 0 and "already in use" in done.stdout, done.stdout)

    def own_tests(self):
        done = self.engine.once(*HARDENED, self.image + ":test", "test", timeout=1200)
        self.expect("the test target's tests", done.returncode == 0, done.stdout)


class Deadline(Exception):
    """Time is up."""


def out_of_time(signum, frame):
    raise Deadline("ended by a signal" if signum != signal.SIGALRM else f"not done after {DEADLINE} s")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--test", action="store_true", help="run the tests of the test target, too")
    args = parser.parse_args()
    for number in (signal.SIGALRM, signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
        signal.signal(number, out_of_time)
    signal.alarm(DEADLINE + (1200 if args.test else 0))
    engine = Engine()
    tests = Tests(engine)
    try:
        start = time.monotonic()
        engine.start()
        engine.build(None, engine.tag)
        engine.build("test", engine.tag + ":test")
        print(f"build: {time.monotonic() - start:.0f} s, the engine and its bases included", flush=True)
        steps = [tests.sizes, tests.description, tests.reader, tests.notebooks, tests.any_user, tests.handed_in,
                 tests.host_command, tests.killed, tests.bad_input] + ([tests.own_tests] if args.test else [])
        for step in steps:
            tests.attempt(step)
    except (Deadline, Unable, OSError, subprocess.SubprocessError) as e:
        tests.expect("the test as a whole", False, f"{type(e).__name__}: {e}")
    finally:
        signal.alarm(0)
        engine.stop()
        shutil.rmtree(tests.volumes, ignore_errors=True)
    print(f"{tests.passed} passed, {tests.failed} failed")
    sys.exit(tests.failed > 0)


main()
