"""A class in containers: the hub of docker/hub as it is configured, with servers of the
image that was built, started by a stand-in for DockerSpawner (standin/dockerspawner.py)."""

import asyncio
import contextlib
import json
import pathlib
import secrets
import subprocess

import hub
import packages
import processes
from hub_local import HUB, Hub
from report import NotRun

NEEDS = {"jupyterhub": hub.HUB["jupyterhub"], **hub.CLIENT, "python3-docker": (["docker"], [])}
NOTEBOOK = HUB.parents[1] / "notebooks" / "01-willingness-to-pay.ipynb"

# What a student's cell tries to write: the course, the system, and the own work.
TRY = """%%
said := ""
for _, path := range []string{"/opt/valuecapture/notebooks/own.txt", "/opt/valuecapture/econ/own.go",
	"/usr/local/bin/own", "/var/tmp/own", os.Getenv("CLASS_WORK") + "/own.txt"} {
	said += fmt.Sprintf("%s: %v\\n", path, os.WriteFile(path, []byte("mine"), 0o755))
}
os.WriteFile(os.Getenv("CLASS_WORK")+"/tried.txt", []byte(said), 0o644)
"""

# What the kernel holds the container to, by either version of its control groups.
MEMORY = "cat /sys/fs/cgroup/memory.max 2>/dev/null || cat /sys/fs/cgroup/memory/memory.limit_in_bytes"


def figure():
    """The cells that the first figure of a notebook needs, and its own."""
    cells = ["".join(c["source"]) for c in json.loads(NOTEBOOK.read_text())["cells"] if c["cell_type"] == "code"]
    at = next(i for i, code in enumerate(cells) if "nb.Show(" in code)
    return [code for code in cells[:at] if not code.startswith("%%")] + [cells[at]]


def container(name):
    """What a student's container is called, and the volume."""
    return "class-" + name.replace("-", "-2d")


def network(engine):
    """Makes a network as docker/hub/compose.yaml has it, and returns its name and the
    host's address there. Its name is not that of a class of this machine's."""
    name = engine.tag + "-class"
    made = engine.docker("network", "create", "--internal", "-o", "com.docker.network.bridge.enable_icc=false", name)
    if made.returncode:
        raise NotRun(f"this machine has no bridge for an engine: {made.stdout.strip()}")
    engine.later(run=[engine.client, "network", "rm", name], env=engine.env)
    gateway = engine.docker("network", "inspect", "-f", "{{(index .IPAM.Config 0).Gateway}}", name, check=True)
    return name, gateway.stdout.strip()


@contextlib.contextmanager
def hub_of(b, names):
    """Starts a proxy, and gives the block a hub that is to be started. Of the hub's
    configuration, its command line changes what other hubs of this machine may have."""
    link, gateway = network(b.engine)
    for what in (["volume", "rm"], ["rm", "-f"]):
        b.engine.later(run=[b.engine.client, *what, *map(container, names)], env=b.engine.env)
    students = Hub(names)
    b.engine.later(remove=str(students.dir))
    api, port = processes.free_port(), processes.free_port()
    students.environment.update(
        {name: value for name, value in b.engine.env.items() if name.startswith("DOCKER_")},
        CLASS_SPAWNER="docker", CLASS_IMAGE=b.image, CLASS_GATEWAY=gateway,
        CONFIGPROXY_AUTH_TOKEN=secrets.token_hex(32), PYTHONPATH=str(pathlib.Path(__file__).parent / "standin"))
    students.options = [
        f"--JupyterHub.db_url=sqlite:///{students.dir}/hub.sqlite",
        f"--JupyterHub.cookie_secret_file={students.dir}/cookie_secret", f"--JupyterHub.hub_port={port}",
        f"--ConfigurableHTTPProxy.api_url=http://127.0.0.1:{api}", f"--DockerSpawner.network_name={link}"]
    with open(students.dir / "proxy.log", "w") as log:
        proxy = subprocess.Popen(
            ["configurable-http-proxy", "--ip=127.0.0.1", "--port=" + students.url.rsplit(":", 1)[1],
             "--api-ip=127.0.0.1", f"--api-port={api}", f"--error-target=http://{gateway}:{port}/hub/error"],
            env=students.environment, stdout=log, stderr=log, start_new_session=True,
            preexec_fn=processes.follow_parent)
    try:
        yield students
    except Exception:
        print(students.complaints())
        raise
    finally:
        proxy.terminate()
        killed = students.close()
        proxy.wait(30)
    b.check("nothing of the hub is left behind", not killed, killed or "")


def walls(b, students):
    """Whether each container has the limits that the class is to have, and its volume."""
    from classroom import CPU_LIMIT, IMAGE_HOME, MEMORY_LIMIT

    memory = int(MEMORY_LIMIT.removesuffix("G")) << 30
    image = b.engine.docker("image", "inspect", "-f", "{{.Id}}", b.image, check=True).stdout.strip()
    for name in (container(s.name) for s in students):
        found = json.loads(b.engine.docker("inspect", name, check=True).stdout)[0]
        host = found["HostConfig"]
        b.expect(f"{name}: a container of the image, by its user",
                 (found["Image"], found["Config"]["User"]) == (image, "1000"), found)
        b.expect(f"{name}: the memory, cores and processes of the class",
                 (host["Memory"], host["CpuQuota"] / host["CpuPeriod"], host["PidsLimit"]) == (memory, CPU_LIMIT, 512),
                 host)
        held = b.engine.docker("exec", name, "sh", "-c", MEMORY).stdout.strip()
        b.check(f"{name}: the kernel holds it to that memory", held == str(memory), held)
        b.expect(f"{name}: a root that cannot be written, no capabilities and no new privileges",
                 host["ReadonlyRootfs"] and (host["CapDrop"], host["SecurityOpt"]) == (["ALL"], ["no-new-privileges"]),
                 host)
        volumes = [(mount.get("Name"), mount["Destination"]) for mount in found["Mounts"]]
        b.check(f"{name}: one volume, the student's own", volumes == [(name, IMAGE_HOME)], volumes)


async def attend(b, students):
    """Has the lesson, and the hub ended if it fails: threads wait for its answers."""
    try:
        await lesson(b, *students)
    except BaseException:
        students[0].hub.process.kill()
        raise


async def lesson(b, ann, ben):
    """Two students at work, at once."""
    students = [ann, ben]
    starts = await asyncio.gather(*(asyncio.to_thread(s.come_in) for s in students))
    b.check("two students log in, each with a server", True, " and ".join(f"{seconds:.1f} s" for seconds in starts))
    walls(b, students)
    for _, work in await asyncio.gather(*(s.work([*figure(), TRY]) for s in students)):
        b.check("a figure is drawn through the hub's proxy", len(work.figures) == 1 and not work.errors,
                work.errors or f"kernel after {work.connected:.1f} s, figure after {work.figures[0]:.1f} s")
    held = b.engine.docker("stats", "--no-stream", "--format", "{{.MemUsage}}", container(ann.name)).stdout.strip()
    b.note(f"memory of a container with an idle kernel: {held}")
    tried = dict(line.split(": ", 1) for line in ann.api("GET", "contents/tried.txt").json()["content"].splitlines())
    own = tried.pop("/home/reader/work/own.txt", "not tried")
    b.check("a student's cell writes the own work", own == "<nil>", own)
    b.expect("and neither the course nor the system",
             len(tried) == 4 and all("read-only" in error for error in tried.values()), tried)

    ann.api("PUT", "contents/ann.txt", type="file", format="text", content="ann's").raise_for_status()
    b.check("one student's file is not in the other's volume", ben.api("GET", "contents/ann.txt").status_code == 404)
    await asyncio.to_thread(ann.stop_server)
    left = b.engine.docker("ps", "-aq", "--filter", f"name={container(ann.name)}").stdout
    b.check("a server that is stopped leaves no container", left == "", left)
    again = await asyncio.to_thread(ann.start_server)
    kept = ann.api("GET", "contents/ann.txt").json().get("content")
    b.check("started again it has the own work", kept == "ann's", f"{again:.1f} s")


def packages_for_the_class(b):
    packages.need(NEEDS)


def class_in_containers(b):
    from hub_student import Student

    names = [f"{name}-{secrets.token_hex(4)}" for name in ("ann", "ben")]
    with hub_of(b, names) as class_hub:
        b.note(f"the hub answers after {class_hub.start():.1f} s")
        students = [Student(class_hub, name) for name in names]
        b.check("a wrong password is refused", not students[0].login("wrong"))
        asyncio.run(attend(b, students))
        class_hub.process.terminate()
        class_hub.process.wait(30)
        class_hub.start()
        found = [s.has_server() and s.api("GET", "contents").status_code for s in students]
        b.check("a hub that is started again finds the students where they were", found == [200, 200], found)
        for student in students:
            student.stop_server()
