"""JupyterHub for a class. README.md has the commands and the sizes.

Handed in by the environment:

  CLASS_SECRET   what the passwords are made from; required, no default
  CLASS_LIST     file of the students' names; required
  CLASS_TEACHER  the one among them who may stop others' servers; optional
  CLASS_IMAGE    image of a student's server
  CLASS_SPAWNER  docker, or local: processes of one user on this machine, without
                 any wall between students, for trying out
"""

import os
import pathlib
import sys

sys.path.insert(0, os.environ.get("CLASS_CONFIG", str(pathlib.Path(__file__).resolve().parent)))
import classlist  # noqa: E402
import classroom  # noqa: E402

c = get_config()  # noqa: F821


def setting(name, default=None):
    value = os.environ.get(name) or default
    if value is None:
        raise SystemExit(f"{name} is not set: README.md says to what")
    return value


classroom.configure(c, classlist.secret(), classlist.names(setting("CLASS_LIST")), os.environ.get("CLASS_TEACHER", ""))
c.Spawner.mem_limit = classroom.MEMORY_LIMIT  # the local spawner sets no limits
c.Spawner.cpu_limit = classroom.CPU_LIMIT

spawner = setting("CLASS_SPAWNER", "docker")
if spawner == "docker":
    home = classroom.IMAGE_HOME
    c.JupyterHub.spawner_class = "dockerspawner.DockerSpawner"
    c.DockerSpawner.image = setting("CLASS_IMAGE", "valuecapture")
    c.DockerSpawner.prefix = "class"
    c.DockerSpawner.volumes = {"class-{username}": home}
    c.DockerSpawner.remove = True  # the container; the volume stays
    c.DockerSpawner.pull_policy = "never"  # built here, before the class
    # compose.yaml makes the network: nothing in it reaches another container or
    # the world. Hub and proxy are on the host and reach each container's address.
    c.DockerSpawner.network_name = "valuecapture-class"
    c.DockerSpawner.use_internal_ip = True
    c.DockerSpawner.extra_host_config = {
        "read_only": True,
        "tmpfs": {"/tmp": "exec,mode=1777,size=512m"},  # cells are programs; counts as memory
        "cap_drop": ["ALL"],
        "security_opt": ["no-new-privileges"],
        "pids_limit": 512,
    }
    c.Spawner.environment.update(
        CLASS_COURSE=classroom.IMAGE_COURSE, CLASS_WORK=home + "/work", HOME=home)
    c.Spawner.notebook_dir = home + "/work"
    gateway = setting("CLASS_GATEWAY", "172.30.0.1")  # the host, as the network sees it
    c.JupyterHub.bind_url = setting("CLASS_URL", "http://127.0.0.1:8000")
    c.JupyterHub.hub_ip = gateway
    c.JupyterHub.hub_connect_ip = gateway
    c.ConfigurableHTTPProxy.should_start = False
    c.ConfigurableHTTPProxy.api_url = "http://127.0.0.1:8001"
    c.ConfigurableHTTPProxy.auth_token = setting("CONFIGPROXY_AUTH_TOKEN")
    c.JupyterHub.cleanup_servers = False  # a new hub finds the students where they were
    state = pathlib.Path("/srv/class")
elif spawner == "local":
    state = pathlib.Path(setting("CLASS_STATE")).resolve()
    c.JupyterHub.spawner_class = "simple"
    c.SimpleLocalProcessSpawner.home_dir_template = str(state / "home" / "{username}")
    work = str(state / "home" / "{username}" / "work")
    c.Spawner.environment.update(CLASS_COURSE=setting("CLASS_COURSE"))
    c.Spawner.notebook_dir = work
    c.Spawner.env_keep = ["PATH", "LANG", "TMPDIR", "JUPYTER_PATH", "GOCACHE", "GOMODCACHE", "GOPATH"]
    if os.geteuid() == 0:
        c.Spawner.args.append("--allow-root")
    # Jupyter chooses a kernel's ports before the kernel takes them. Where a class has
    # one machine's ports in common, and not each student a container's, a few kernels
    # in a thousand find one taken: sockets in the student's own folder are not.
    c.Spawner.args.append("--KernelManager.transport=ipc")
    c.JupyterHub.bind_url = setting("CLASS_URL", "http://127.0.0.1:8000")
    c.JupyterHub.hub_bind_url = setting("CLASS_HUB_URL", "http://127.0.0.1:8081")
    c.ConfigurableHTTPProxy.api_url = setting("CLASS_PROXY_URL", "http://127.0.0.1:8001")
    if os.environ.get("CLASS_CERTIFICATE"):
        c.JupyterHub.ssl_cert = os.environ["CLASS_CERTIFICATE"]
        c.JupyterHub.ssl_key = setting("CLASS_KEY")
    c.JupyterHub.cleanup_servers = True

    def own_folders(spawner):
        name = spawner.user.name
        spawner.environment = {
            **spawner.environment,
            "CLASS_WORK": work.format(username=name),
            "JUPYTER_RUNTIME_DIR": str(state / "run" / name),  # short: a socket's path has 107 bytes at most
        }

    c.Spawner.pre_spawn_hook = own_folders
else:
    raise SystemExit(f"CLASS_SPAWNER = {spawner!r}, want docker or local")

c.JupyterHub.db_url = f"sqlite:///{state}/hub.sqlite"
c.JupyterHub.cookie_secret_file = str(state / "cookie_secret")
