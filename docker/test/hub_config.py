"""Is what docker/hub has for Docker and Kubernetes well formed? Neither is run
here: DockerSpawner and the chart are not to be had. The names of their settings
are those of their own sources, of which the ones used are listed below; README.md
says which versions were read."""

import os
import pathlib
import platform
import re
import runpy
import subprocess
import sys
import tempfile

import yaml
from jupyterhub.app import JupyterHub
from jupyterhub.proxy import ConfigurableHTTPProxy
from jupyterhub.spawner import LocalProcessSpawner, Spawner
from traitlets import Dict
from traitlets.config import Config

from report import NotRun

HUB = pathlib.Path(__file__).resolve().parents[1] / "hub"
sys.path.insert(0, str(HUB))
import classlist  # noqa: E402
import classroom  # noqa: E402

KEY = "0123456789abcdef"  # a class's secret, long enough

# What a setting may be: a type, several in a tuple, or one of a set of strings.
NUMBER, SIZE = (int, float), (int, float, str)

# Traits of dockerspawner/dockerspawner.py that are used.
DOCKERSPAWNER = {
    "image": str, "prefix": str, "volumes": dict, "remove": bool, "network_name": str, "use_internal_ip": bool,
    "pull_policy": {"always", "ifnotpresent", "never", "skip"}, "extra_host_config": dict,
}
# Arguments of docker-py's create_host_config that are used.
HOST_CONFIG = {"read_only": bool, "tmpfs": dict, "cap_drop": list, "security_opt": list, "pids_limit": int}

# The keys of the chart's values that are used, as its jupyterhub/values.schema.yaml
# has them. ANY is a subtree that it leaves open.
ANY = object()
FILE = {"mountPath": str, "stringData": str}
CHART = {
    "hub": {"extraEnv": ANY, "extraConfig": ANY, "resources": ANY,
            "extraFiles": {name: FILE for name in ("classlist", "classroom", "students")}},
    "proxy": {"service": {"type": {"ClusterIP", "NodePort", "LoadBalancer", "ExternalName"}}},
    "singleuser": {
        "image": {"name": str, "tag": str, "pullPolicy": {"", "IfNotPresent", "Always", "Never"}},
        "cmd": (list, str, type(None)), "defaultUrl": str, "startTimeout": int, "uid": int, "fsGid": int,
        "cpu": {"limit": NUMBER, "guarantee": NUMBER}, "memory": {"limit": SIZE, "guarantee": SIZE},
        "storage": {"type": {"dynamic", "static", "none"}, "homeMountPath": str, "capacity": str,
                    "extraVolumes": list, "extraVolumeMounts": list},
        "networkPolicy": {"enabled": bool, "ingress": list, "egress": list, "egressAllowRules": {
            "cloudMetadataServer": bool, "nonPrivateIPs": bool, "privateIPs": bool}},
        "cloudMetadata": {"blockWithIptables": bool, "ip": str},
    },
    "prePuller": {"hook": {"enabled": bool}, "continuous": {"enabled": bool}},
    "cull": {"enabled": bool, "timeout": int, "every": int},
    "scheduling": {"userScheduler": {"enabled": bool}},
}

# The loader of Docker's own Compose, which checks a file against its schema.
COMPOSE = "github.com/compose-spec/compose-go/v2/cmd@v2.16.2"


def misfits(values, schema, path=""):
    """Where values have a key or a type that the schema has not."""
    if schema is ANY:
        return []
    if isinstance(schema, set):
        return [] if values in schema else [f"{path} is {values!r}, want one of {sorted(schema)}"]
    if not isinstance(schema, dict):
        kinds = schema if isinstance(schema, tuple) else (schema,)
        return [] if type(values) in kinds else [f"{path} is {values!r}"]  # exactly: True is no int here
    if not isinstance(values, dict):
        return [f"{path} is {values!r}, want keys"]
    found = []
    for key, value in values.items():
        if key in schema:
            found += misfits(value, schema[key], f"{path}.{key}")
        else:
            found.append(f"{path}.{key} is not known")
    return found


def load(**environment):
    """The configuration as the hub would read it."""
    c = Config()
    kept = dict(os.environ)
    os.environ.update(environment)
    try:
        runpy.run_path(str(HUB / "jupyterhub_config.py"), {"get_config": lambda: c})
    finally:
        os.environ.clear()
        os.environ.update(kept)
    return c


def refusal(do, *arguments, **named):
    """What is said when something is refused, or nothing."""
    try:
        do(*arguments, **named)
    except SystemExit as said:
        return str(said)
    return ""


def empty(report, what, wrong):
    """Checks that nothing is wrong, or says what is."""
    report.check(what, not wrong, wrong or "")


def docker(report, folder):
    """The hub's configuration for Docker."""
    students = folder / "students.txt"
    students.write_text("ann\nben # left-handed\n\n# nobody\n")
    given = {"CLASS_SPAWNER": "docker", "CLASS_SECRET": KEY, "CLASS_LIST": str(students), "CONFIGPROXY_AUTH_TOKEN": "t"}
    c = load(**given)
    host = c.DockerSpawner.extra_host_config
    empty(report, "DockerSpawner's settings are its own", misfits(dict(c.DockerSpawner), DOCKERSPAWNER))
    empty(report, "so are the container's", misfits(dict(host), HOST_CONFIG))
    for cls, section in (
        (JupyterHub, c.JupyterHub),
        (Spawner, c.Spawner),
        (ConfigurableHTTPProxy, c.ConfigurableHTTPProxy),
        (classroom.ClassList, {**c.Authenticator, **c.ClassList}),
    ):
        strange = sorted(set(section) - set(cls.class_trait_names(config=True)))
        empty(report, f"the settings of {cls.__name__} are its own", strange)
    report.check("containers are hardened, and the course in them cannot be written",
                 host["read_only"] and host["cap_drop"] == ["ALL"] and "no-new-privileges" in host["security_opt"]
                 and "exec" in host["tmpfs"]["/tmp"].split(",") and host["pids_limit"] > 0)
    (volume, mounted), = c.DockerSpawner.volumes.items()
    report.check("each student has limits and a volume, which does not cover the course",
                 c.Spawner.mem_limit and c.Spawner.cpu_limit and "{username}" in volume
                 and not classroom.IMAGE_COURSE.startswith(mounted))
    report.check("only the list comes in", c.Authenticator.allowed_users == {"ann", "ben"}
                 and c.JupyterHub.authenticator_class.__name__ == "ClassList")
    said = refusal(load, **{**given, "CONFIGPROXY_AUTH_TOKEN": ""})
    report.check("without the proxy's token it does not start", "CONFIGPROXY_AUTH_TOKEN" in said, said)


def packages(report):
    """Whether Debian has what the hub's image is made of."""
    text = (HUB / "Dockerfile").read_text()
    install = re.search(r"apt-get install [^&]*", text).group().split()[2:]
    wanted = [word.partition("=")[0] for word in install if re.fullmatch(r"[a-z0-9][a-z0-9.+=*-]*", word)]
    release = platform.freedesktop_os_release().get("VERSION_CODENAME")
    if f"FROM debian:{release}-slim" not in text:
        raise NotRun(f"this is Debian {release}, and the hub's image is not of it")
    known = subprocess.run(["apt-cache", "policy", *wanted], capture_output=True, text=True).stdout
    without = [name for name in wanted if not re.search(rf"^{re.escape(name)}:\n.*\n  Candidate: \d", known, re.M)]
    empty(report, f"Debian has the {len(wanted)} packages of the hub's image", without)


def compose(report, folder):
    """The two compose files."""
    wrong = folder / "compose.yaml"
    wrong.write_text("services:\n  hub:\n    image: hub\n    read_onley: true\n")
    for path, want in ((HUB / "compose.yaml", 0), (HUB.parent / "compose.yaml", 0), (wrong, 1)):
        for _ in range(3):  # the network has its moments
            done = subprocess.run(["go", "run", COMPOSE, "-no-interpolation", str(path)], cwd=folder,
                                  capture_output=True, text=True)
            if done.returncode == 0 or "validating" in done.stderr:
                break
        what = "accepts" if want == 0 else "refuses a key that is not its own in"
        report.check(f"Compose's schema {what} {os.path.relpath(path, HUB.parent) if want == 0 else 'a file'}",
                     (done.returncode, "validating" in done.stderr) == (want, want == 1), done.stderr.strip()[-300:])

    text = yaml.safe_load((HUB / "compose.yaml").read_text())
    network = text["networks"]["class"]
    report.check("the students' network leads nowhere, nor to each other",
                 network["internal"] is True and network["driver_opts"]["com.docker.network.bridge.enable_icc"] == "false")
    report.check("the spawner uses that network",
                 f'network_name = "{network["name"]}"' in (HUB / "jupyterhub_config.py").read_text())
    for name, service in text["services"].items():
        if name == "network":
            continue
        secrets = [value for key, value in service["environment"].items() if "SECRET" in key or "TOKEN" in key]
        report.check(f"{name}: hardened, and its secrets have no default",
                     service["read_only"] and service["cap_drop"] == ["ALL"]
                     and "no-new-privileges:true" in service["security_opt"]
                     and secrets and all(value.startswith("${") and ":?" in value for value in secrets))


class KubeSpawner(LocalProcessSpawner):
    """Stands in for the chart's spawner, with the traits of it that are used."""

    container_security_context = Dict(config=True)


def chart(report, folder):
    """The values for the Kubernetes chart."""
    values = yaml.safe_load((HUB / "values.yaml").read_text())
    empty(report, "the chart's keys are known to its schema", misfits(values, CHART))
    report.check("the check notices a key that is not", misfits({"hub": {"extraFile": 1}}, CHART) != [])
    report.check("no password in it", "password" not in (HUB / "values.yaml").read_text().lower())
    user = values["singleuser"]
    report.check("its limits are those of the other hub",
                 user["memory"]["limit"] == classroom.MEMORY_LIMIT and user["cpu"]["limit"] == classroom.CPU_LIMIT
                 and user["storage"]["homeMountPath"] == classroom.IMAGE_HOME)

    # The chart gives its spawner an environment, empty by default, before it runs this.
    c = Config({"KubeSpawner": {"environment": {}}})
    students = folder / "students.txt"
    students.write_text("ann\n")
    code = values["hub"]["extraConfig"]["class"]
    mounted = values["hub"]["extraFiles"]["students"]["mountPath"]
    report.check("its Python reads the list where the chart puts it", code.count(f'"{mounted}"') == 1)
    os.environ["CLASS_SECRET"] = KEY
    try:
        exec(compile(code.replace(mounted, str(students)), "values.yaml", "exec"), {"c": c})
    finally:
        del os.environ["CLASS_SECRET"]
    spawner = KubeSpawner(config=c)
    want = {"CLASS_COURSE": classroom.IMAGE_COURSE, "CLASS_WORK": spawner.notebook_dir, "HOME": classroom.IMAGE_HOME,
            **classroom.ENVIRONMENT}
    report.check("its spawner has the class's command and environment",
                 spawner.cmd == classroom.COMMAND and spawner.environment == want, spawner.environment)
    context = spawner.container_security_context
    report.check("its containers are hardened, and the course in them cannot be written",
                 context["readOnlyRootFilesystem"] and context["capabilities"] == {"drop": ["ALL"]}
                 and context["runAsNonRoot"] and context["allowPrivilegeEscalation"] is False)
    report.check("only the list comes in", c.Authenticator.allowed_users == {"ann"})


def names(report, folder):
    """The list of the class and its passwords."""
    for text, says in (
        ("ann\nann\n", "twice"),
        ("Ann\n", "line 1"),
        ("../x\n", "line 1"),
        ("a" * 33 + "\n", "line 1"),
        ("# none\n", "no names"),
    ):
        path = folder / "list.txt"
        path.write_text(text)
        said = refusal(classlist.names, path)
        report.check(f"list {text!r} is refused", says in said, said)
    for what, path in (("that is not there", folder / "none.txt"), ("that is a folder", folder)):
        said = refusal(classlist.names, path)
        report.check(f"a list {what} is refused", "students.example.txt" in said, said)
    own, other = classlist.password(KEY, "ann"), classlist.password(KEY, "ben")
    for what, want, given in (
        ("the own password", True, (KEY, ["ann"], "ann", own)),
        ("the own password in capitals, with blanks", True, (KEY, ["ann"], "ann", f" {own.upper()} ")),
        ("another's password", False, (KEY, ["ann", "ben"], "ann", other)),
        ("a name that is not in the list", False, (KEY, ["ann"], "ben", other)),
        ("the password of another class", False, ("another secret!!", ["ann"], "ann", own)),
        ("no password", False, (KEY, ["ann"], "ann", "")),
    ):
        report.check(f"{what} is {'let in' if want else 'refused'}", classlist.right(*given) == want)


def test(report):
    """Checks all of it."""
    with tempfile.TemporaryDirectory(prefix="hub-config-") as name:
        folder = pathlib.Path(name)
        docker(report, folder)
        compose(report, folder)
        chart(report, folder)
        names(report, folder)
    packages(report)
