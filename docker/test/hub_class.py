"""A class of twenty on a local hub, all at once: do they come in, does each see a
figure, what does each cost, what keeps them apart, and does nothing stay behind?

The spawner is the local one: what keeps containers apart is not tested here. Times
are reported and judge nothing, as another machine has others.
"""

import asyncio
import concurrent.futures
import hashlib
import os
import pathlib
import statistics

import requests

import processes
from hub_local import ROOT, local_hub, setup
from hub_student import Student

CLASS = 20
KERNEL_LIMIT = 30.0  # MB of an idle kernel
NOTEBOOK = "01-willingness-to-pay.ipynb"
REFUSED = (403, 404)


def seconds(times):
    return f"median {statistics.median(times):.1f} s, last {max(times):.1f} s"


def load():
    return "load " + pathlib.Path("/proc/loadavg").read_text().split()[0]


def digest():
    """What the course's own notebooks are, in one line."""
    sum256 = hashlib.sha256()
    for path in sorted((ROOT / "notebooks").rglob("*.ipynb")):
        sum256.update(path.read_bytes())
    return sum256.hexdigest()


def refusals(report, hub):
    """Starts the hub with settings that it has to refuse."""
    for what, changed in [
        ("no secret", {"CLASS_SECRET": ""}),
        ("a short secret", {"CLASS_SECRET": "password"}),
        ("an empty list", {"CLASS_LIST": "/dev/null"}),
        ("a teacher who is not in the list", {"CLASS_TEACHER": "nobody"}),
        ("a spawner that is none", {"CLASS_SPAWNER": "open"}),
    ]:
        said = ""
        try:
            hub.start(**changed)
        except RuntimeError as error:
            said = str(error).strip().splitlines()[-1]
        report.check(f"with {what} the hub does not start", "want" in said or "add the name" in said, said)
        processes.end(hub.process, hub.dir)


def admission(report, hub, names):
    """Who is let in, and what shows without a login."""
    own, other = names[:2]
    for what, name, password in [
        ("a wrong password", own, "wrong"),
        ("an empty password", own, ""),
        ("another student's password", own, hub.password(other)),
        ("a name that is not in the list", "stranger", hub.password("stranger")),
    ]:
        report.check(f"{what} is refused", not Student(hub, name).login(password))
    for path in ("/hub/home", "/hub/admin", f"/user/{own}/tree"):
        answer = requests.get(hub.url + path, timeout=60)
        report.check(f"without a login {path} leads to it", "/hub/login" in answer.url, answer.url)


async def apart(report, first, second):
    """What one student reaches of another, when both have a server and a kernel."""
    stranger = requests.get(second.base + "api/contents", timeout=60)
    report.check("without a login a server shows nothing",
                 stranger.status_code in REFUSED or "/hub/login" in stranger.url, stranger.status_code)
    for path in ("tree", "api/contents", f"files/{NOTEBOOK}", "api/kernels"):
        answer = first.get(second.base + path)
        report.check(f"a student does not reach another's {path}", answer.status_code in REFUSED, answer.status_code)
    kernel = second.start_kernel()
    try:
        (await first.connect(kernel, second.base)).close()
        said = "connected"
    except Exception as refusal:
        said = str(refusal)
    report.check("a student does not connect to another's kernel", any(str(code) in said for code in REFUSED), said)
    second.api("DELETE", f"kernels/{kernel}")

    outside = requests.Request("GET", first.base, cookies=first.web.cookies).prepare()
    outside.url = f"{first.base}api/contents/..%2F..%2F{second.name}%2Fwork%2F{NOTEBOOK}"
    answer = first.web.send(outside, timeout=60)
    report.check("a server shows nothing outside its student's folder", answer.status_code in REFUSED, answer.status_code)

    for method, path in (("GET", "users"), ("GET", f"users/{second.name}"), ("POST", f"users/{second.name}/tokens"),
                         ("DELETE", f"users/{second.name}/server"), ("DELETE", f"users/{second.name}")):
        answer = first.hub_api(method, path)
        report.check(f"the hub refuses a student {method} {path}", answer.status_code in REFUSED, answer.status_code)
    report.check("the other's server goes on", second.has_server())


async def figures(report, students):
    """Has all see the first figure at once, and then run the whole notebook."""
    answers = [s.api("GET", "contents/" + NOTEBOOK) for s in students]
    report.check("each has a copy of the notebooks", all(a.status_code == 200 for a in answers))
    cells = ["".join(c["source"]) for c in answers[0].json()["content"]["cells"] if c["cell_type"] == "code"]
    # A slider would wait for its script in the page, and there is no page here.
    cells = [code for code in cells if code.strip() and "nb.Explore(" not in code]

    # What a figure needs is declared above it; the other cells may be passed over.
    at = next(i for i, code in enumerate(cells) if "nb.Show(" in code)
    needed = [code for code in cells[:at] if not code.startswith("%%")]
    for what, chosen in (("the first figure", needed + [cells[at]]), ("Run All", cells)):
        report.note(f"{what}: {len(chosen)} cells of {NOTEBOOK} for all at once, {load()} ...")
        done = await asyncio.gather(*(s.work(chosen) for s in students))
        kernels, works = zip(*done)
        errors = [error for work in works for error in work.errors]
        report.check(f"{what} runs for all at once without an error", not errors, errors[:1] or "")
        want = sum("nb.Show(" in code for code in chosen)
        report.check(f"{what} loses no figure", {len(w.figures) for w in works} == {want},
                     sorted({len(w.figures) for w in works}))
        report.note(f"{what}: kernel connected {seconds([w.connected for w in works])}; "
                    f"first figure {seconds([w.figures[0] for w in works if w.figures] or [0])}; "
                    f"end {seconds([w.end for w in works])}; {load()}")
        if chosen is not cells:
            for student, kernel in zip(students, kernels):
                student.api("DELETE", f"kernels/{kernel}")


def sizes(report, hub):
    """What servers and kernels take when all are idle."""
    family = {pid: processes.arguments(pid) for pid in processes.marked(hub.dir)}
    kernels = [pid for pid, args in family.items() if args and args[0].endswith(b"/gonb")]
    servers = [pid for pid, args in family.items() if any(b"jupyterhub-singleuser" in a for a in args[:2])]
    report.check("every student has one kernel and one server", (len(kernels), len(servers)) == (CLASS, CLASS),
                 f"{len(kernels)} kernels, {len(servers)} servers")
    sums, medians = {}, {}
    rest = set(family) - set(kernels) - set(servers)
    for what, pids in (("kernel", kernels), ("server", servers), ("hub and proxy", rest)):
        resident, shared = zip(*(processes.memory(pid) for pid in pids)) if pids else ([0], [0])
        sums[what], medians[what] = sum(shared), statistics.median(shared)
        if what == "kernel":
            report.check(f"an idle kernel stays under {KERNEL_LIMIT:.0f} MB", 0 < max(resident) < KERNEL_LIMIT,
                         f"largest {max(resident):.1f} MB")
        if what != "hub and proxy":
            report.note(f"{what}: resident median {statistics.median(resident):.1f} MB, "
                        f"by shares {medians[what]:.1f} MB")
    report.note(f"hub and proxy {sums['hub and proxy']:.0f} MB; the class {sum(sums.values()):.0f} MB, by shares")


async def own_work(report, first, second):
    """Whether a student's changes are the student's alone, and stay."""
    empty = {"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 4}
    written = first.api("PUT", "contents/" + NOTEBOOK, type="notebook", content=empty)
    report.check("a student writes in the own copy", written.status_code == 200, written.status_code)
    untouched = second.api("GET", "contents/" + NOTEBOOK).json()["content"]["cells"]
    report.check("nobody else's copy changes", len(untouched) > 0)
    first.stop_server()
    again = first.start_server()
    kept = first.api("GET", "contents/" + NOTEBOOK).json()["content"]["cells"]
    report.check("a server that is stopped and started again keeps the own work", kept == [], f"{again:.1f} s")


async def learn(report, hub):
    """The lesson."""
    loop = asyncio.get_running_loop()
    loop.set_default_executor(concurrent.futures.ThreadPoolExecutor(CLASS))
    students = [Student(hub, name) for name in hub.students]
    try:
        report.note(f"{CLASS} students log in at once, {load()} ...")
        starts = await asyncio.gather(*(loop.run_in_executor(None, s.come_in) for s in students))
        report.check(f"{CLASS} students log in at once, each with a server", len(starts) == CLASS,
                     f"{seconds(starts)}, {load()}")
        if again := sum(s.spawns - 1 for s in students):
            report.note(f"servers that were asked for again: {again}")
        await apart(report, *students[:2])
        await figures(report, students)
        await asyncio.sleep(3)  # for the kernels to become idle
        sizes(report, hub)
        await own_work(report, *students[:2])
    except BaseException:
        hub.process.terminate()  # or else the threads would wait for its answers
        raise


def test(report):
    """Runs the class."""
    report.note(f"{os.cpu_count()} cores, of which {len(os.sched_getaffinity(0))} are ours")
    before = digest()
    setup("run", "--check", "--kernel", NOTEBOOK, check=True)  # has all compiled, as the image has it
    with local_hub(report, [f"student{i:02d}" for i in range(1, CLASS + 1)]) as hub:
        refusals(report, hub)
        report.check("the hub starts", True, f"{hub.start():.1f} s")
        admission(report, hub, hub.students)
        asyncio.run(learn(report, hub))
    report.check("the course's own notebooks are as they were", digest() == before)
