"""What every hub of the class shares, on Docker, on Kubernetes and on one machine:
who comes in, what a student's server does at its start, when it ends."""

import asyncio

import classlist
from jupyterhub.auth import Authenticator
from traitlets import List, Unicode


class ClassList(Authenticator):
    """Lets the students of the list in, each by the own password."""

    key = Unicode(help="what the passwords are made from", config=True)
    students = List(Unicode(), help="the names of the class", config=True)

    async def authenticate(self, handler, data):
        name = data["username"]
        if self.key and classlist.right(self.key, self.students, name, data["password"]):
            return name
        await asyncio.sleep(1)  # slows down guessing
        return None


# The course is read-only, a copy of its notebooks the student's own. A notebook
# that is there already is left as it is. The copy is made aside and put in its
# place whole, so that a start that is killed leaves no half of one.
COMMAND = ["sh", "-c", """set -eu
mkdir -p "$CLASS_WORK"
aside=$(mktemp -d "$CLASS_WORK/.arriving.XXXXXX")
trap 'rm -rf "$aside"' EXIT
trap 'exit 143' HUP INT TERM
cp -R "$CLASS_COURSE/notebooks/." "$aside/"
chmod -R u+w "$aside"
cd "$aside"
find . -type f ! -name '*.go' | while read -r file; do
  [ -e "$CLASS_WORK/$file" ] || { mkdir -p "$CLASS_WORK/$(dirname "$file")"; mv "$file" "$CLASS_WORK/$file"; }
done
cd "$CLASS_WORK"
rm -rf "$aside"
trap - EXIT HUP INT TERM
exec jupyterhub-singleuser "$@"
""", "singleuser"]

# An idle kernel ends after 20 minutes and an idle server after an hour: the next
# visit starts another on the same notebooks.
ARGUMENTS = [
    "--MappingKernelManager.cull_idle_timeout=1200",
    "--MappingKernelManager.cull_interval=60",
    "--MappingKernelManager.cull_connected=True",
    "--NotebookApp.shutdown_no_activity_timeout=3600",
    "--NotebookApp.terminals_enabled=False",
]

ENVIRONMENT = {"VALUECAPTURE_LIVE": "1"}  # sliders wait for the student

# The course and the student's home in the image of docker/Dockerfile.
IMAGE_COURSE, IMAGE_HOME = "/opt/valuecapture", "/home/reader"

# README.md has the measurements behind these.
MEMORY_LIMIT, CPU_LIMIT = "1G", 2


def configure(c, key, students, teacher=""):
    """Sets what does not depend on how servers are started."""
    if teacher and teacher not in students:
        raise SystemExit(f"CLASS_TEACHER = {teacher!r} is not in the list of the class: add the name")
    c.JupyterHub.authenticator_class = ClassList
    c.ClassList.key = key
    c.ClassList.students = students
    c.Authenticator.allowed_users = set(students)
    if teacher:
        c.Authenticator.admin_users = {teacher}
    c.JupyterHub.cookie_max_age_days = 1
    c.JupyterHub.concurrent_spawn_limit = 40  # a class comes at once
    c.JupyterHub.active_server_limit = len(students)
    c.Spawner.cmd = COMMAND
    c.Spawner.args = list(ARGUMENTS)
    c.Spawner.environment = dict(ENVIRONMENT)
    c.Spawner.default_url = "/tree"
    c.Spawner.start_timeout = 120
    c.Spawner.http_timeout = 60
