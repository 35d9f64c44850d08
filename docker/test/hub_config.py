"""Is what docker/hub has for Docker and Kubernetes well formed? Neither is run
here: DockerSpawner and the chart are not to be had. The names of their settings
are those of their own sources, of which the ones used are listed below."""

import os
import pathlib
import runpy
import sys
import tempfile

import yaml
from jupyterhub.app import JupyterHub
from jupyterhub.proxy import ConfigurableHTTPProxy
from jupyterhub.spawner import Spawner
from traitlets.config import Config

HUB = pathlib.Path(__file__).resolve().parents[1] / "hub"
sys.path.insert(0, str(HUB))
import classlist  # noqa: E402
import classroom  # noqa: E402

# Traits of dockerspawner/dockerspawner.py that are used, with their types.
DOCKERSPAWNER = {
    "image": str, "prefix": str, "volumes": dict, "remove": bool, "pull_policy": str,
    "network_name": str, "use_internal_ip": bool, "extra_host_config": dict,
}
# Arguments of docker-py's create_host_config.
HOST_CONFIG = {"read_only": bool, "tmpfs": dict, "cap_drop": list, "security_opt": list, "pids_limit": int}

# The keys of the chart's values that are used, with their types, as its
# jupyterhub/values.schema.yaml has them. ANY is a subtree that it leaves open.
ANY = object()
IMAGE = {"name": str, "tag": str, "pullPolicy": str}
CHART = {
    "hub": {"extraEnv": ANY, "extraConfig": ANY, "resources": ANY, "extraFiles": {
        name: {"mountPath": str, "stringData": str} for name in ("classlist", "classroom", "students")}},
    "proxy": {"service": {"type": str}},
    "singleuser": {
        "image": IMAGE, "cmd": (list, str, type(None)), "defaultUrl": str, "startTimeout": int, "uid": int, "fsGid": int,
        "cpu": {"limit": (int, float), "guarantee": (int, float)}, "memory": {"limit": (int, str), "guarantee": (int, str)},
        "storage": {"type": str, "homeMountPath": str, "capacity": str, "extraVolumes": ANY, "extraVolumeMounts": ANY},
        "networkPolicy": {"enabled": bool, "ingress": list, "egress": list, "egressAllowRules": {
            "cloudMetadataServer": bool, "nonPrivateIPs": bool, "privateIPs": bool}},
        "cloudMetadata": {"blockWithIptables": bool, "ip": str},
    },
    "prePuller": {"hook": {"enabled": bool}, "continuous": {"enabled": bool}},
    "cull": {"enabled": bool, "timeout": int, "every": int},
    "scheduling": {"userScheduler": {"enabled": bool}},
}

passed = failed = 0


def check(what, wrong):
    """Counts a check; wrong says what is, or is empty."""
    global passed, failed
    if wrong:
        failed += 1
    else:
        passed += 1
    print(f"{'FAIL' if wrong else 'ok  '} {what}{': ' + str(wrong) if wrong else ''}")


def misfits(values, schema, path=""):
    """Where values have a key or a type that the schema has not."""
    if schema is ANY:
        return []
    if not isinstance(schema, dict):
        kinds = schema if isinstance(schema, tuple) else (schema,)
        ok = type(values) in kinds  # exactly: True is no int here
        return [] if ok else [f"{path} is {values!r}"]
    if not isinstance(values, dict):
        return [f"{path} is {values!r}, want keys"]
    found = []
    for key, value in values.items():
        found += misfits(value, schema[key], f"{path}.{key}") if key in schema else [f"{path}.{key} is not known"]
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


def docker(folder):
    students = folder / "students.txt"
    students.write_text("ann\nben # left-handed\n\n# nobody\n")
    c = load(CLASS_SPAWNER="docker", CLASS_SECRET="0123456789abcdef", CLASS_LIST=str(students), CONFIGPROXY_AUTH_TOKEN="t")
    check("DockerSpawner's settings are its own", misfits(dict(c.DockerSpawner), DOCKERSPAWNER))
    check("so are the container's", misfits(dict(c.DockerSpawner.extra_host_config), HOST_CONFIG))
    for cls, section in ((JupyterHub, c.JupyterHub), (Spawner, c.Spawner), (ConfigurableHTTPProxy, c.ConfigurableHTTPProxy),
                         (classroom.ClassList, {**c.Authenticator, **c.ClassList})):
        check(f"the settings of {cls.__name__} are its own", sorted(set(section) - set(cls.class_trait_names(config=True))))
    host = c.DockerSpawner.extra_host_config
    check("containers are hardened", not (host["read_only"] and host["cap_drop"] == ["ALL"] and "no-new-privileges" in host["security_opt"]
                                          and "exec" in host["tmpfs"]["/tmp"].split(",") and host["pids_limit"] > 0))
    check("each student has limits and a volume", not (c.Spawner.mem_limit and c.Spawner.cpu_limit and "{username}" in next(iter(c.DockerSpawner.volumes))))
    check("only the list comes in", c.Authenticator.allowed_users != {"ann", "ben"} or c.JupyterHub.authenticator_class is not classroom.ClassList and
          c.JupyterHub.authenticator_class.__name__ != "ClassList")
    try:
        load(CLASS_SPAWNER="docker", CLASS_SECRET="0123456789abcdef", CLASS_LIST=str(students), CONFIGPROXY_AUTH_TOKEN="")
        check("without the proxy's token it does not start", "it did")
    except SystemExit as refusal:
        check("without the proxy's token it does not start", "CONFIGPROXY_AUTH_TOKEN" not in str(refusal) and refusal)


def compose():
    text = yaml.safe_load((HUB / "compose.yaml").read_text())
    network = text["networks"]["class"]
    check("the students' network leads nowhere, nor to each other", not (
        network["internal"] is True and network["driver_opts"]["com.docker.network.bridge.enable_icc"] == "false"))
    config = (HUB / "jupyterhub_config.py").read_text()
    check("the spawner uses that network", "" if f'network_name = "{network["name"]}"' in config else network["name"])
    for name, service in text["services"].items():
        if name != "network":
            check(f"{name}: hardened, and its secrets have no default", not (
                service["read_only"] and service["cap_drop"] == ["ALL"] and "no-new-privileges:true" in service["security_opt"]
                and all(v.startswith("${") and ":?" in v for k, v in service["environment"].items() if "SECRET" in k or "TOKEN" in k)))


def chart():
    values = yaml.safe_load((HUB / "values.yaml").read_text())
    check("the chart's keys are known to its schema", misfits(values, CHART))
    check("the check notices a key that is not", not misfits({"hub": {"extraFile": 1}}, CHART))
    check("its Python compiles", "" if compile(values["hub"]["extraConfig"]["class"], "values.yaml", "exec") else "no")
    secrets = [line for line in (HUB / "values.yaml").read_text().splitlines() if "password" in line.lower()]
    check("no password in it", secrets)
    check("its limits are those of the other hub", not (
        values["singleuser"]["memory"]["limit"] == classroom.MEMORY_LIMIT and values["singleuser"]["cpu"]["limit"] == classroom.CPU_LIMIT
        and values["singleuser"]["storage"]["homeMountPath"] == classroom.IMAGE_HOME))


def names(folder):
    for text, says in (("ann\nann\n", "twice"), ("Ann\n", "line 1"), ("../x\n", "line 1"), ("a" * 33 + "\n", "line 1"), ("# none\n", "no names")):
        path = folder / "list.txt"
        path.write_text(text)
        try:
            check(f"list {text!r} is refused", f"read as {classlist.names(path)}")
        except SystemExit as refusal:
            check(f"list {text!r} is refused", says not in str(refusal) and refusal)
    key = "0123456789abcdef"
    own, other = classlist.password(key, "ann"), classlist.password(key, "ben")
    check("a password is one student's", not (classlist.right(key, ["ann"], "ann", own) and classlist.right(key, ["ann"], "ann", f" {own.upper()} ")
          and not classlist.right(key, ["ann", "ben"], "ann", other) and not classlist.right(key, ["ann"], "ben", other)
          and not classlist.right("another secret!!", ["ann"], "ann", own) and not classlist.right(key, ["ann"], "ann", "")))


def main():
    with tempfile.TemporaryDirectory(prefix="hub-config-") as folder:
        docker(pathlib.Path(folder))
        names(pathlib.Path(folder))
    compose()
    chart()
    print(f"{passed} passed, {failed} failed")
    return failed != 0


if __name__ == "__main__":
    sys.exit(main())
