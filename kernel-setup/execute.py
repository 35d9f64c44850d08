"""Executes notebooks side by side with nbclient, for kernel-setup.

The argument is a JSON file: how many notebooks to run at once, the seconds
allowed to a cell, and for each notebook its name, the copy to read, the folder
to run it in, where to write the result, and where its cells may leave what the command
takes beside it. Progress goes to standard output, one
JSON object a line.
"""

import asyncio
import json
import os
import sys
import time
import warnings

warnings.simplefilter("ignore")

import owner

session = os.environ["VALUECAPTURE_SESSION"]
owner.watch(session)

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError


def say(**event):
    sys.stdout.write(json.dumps(event) + "\n")
    sys.stdout.flush()


class Client(NotebookClient):
    """A client that tells of every cell, and keeps the kernel from asking go get.

    The modules come from the checkout's go.mod alone, so the question has one
    answer; not to ask it saves 30 ms a cell.
    """

    job = None
    done = 0
    index = -1

    async def async_start_new_kernel_client(self):
        kc = await super().async_start_new_kernel_client()
        kc.execute("%noautoget", silent=True, store_history=False, allow_stdin=False)
        await asyncio.wait_for(kc.get_shell_msg(timeout=60), 60)
        return kc

    async def async_execute_cell(self, cell, cell_index, *args, **kwargs):
        self.index = cell_index
        with open(os.path.join(self.job["handover"], "cell"), "w") as f:
            f.write(str(cell_index))
        started = time.monotonic()
        result = await super().async_execute_cell(cell, cell_index, *args, **kwargs)
        if cell.cell_type == "code":
            self.done += 1
            say(event="cell", name=self.job["name"], done=self.done,
                index=cell_index, seconds=time.monotonic() - started)
        return result


def printed(nb, index):
    """What a failed cell wrote to its error stream."""
    if index < 0 or index >= len(nb.cells):
        return ""
    return "".join(o.text for o in nb.cells[index].get("outputs", [])
                   if o.output_type == "stream" and o.name == "stderr")


def forget(nb, first):
    """Drops the outputs of the cells that were not reached: they are of an earlier run."""
    for cell in nb.cells[first:]:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None


async def execute(job, timeout):
    say(event="start", name=job["name"])
    started = time.monotonic()
    nb = nbformat.read(job["read"], as_version=4)
    client = Client(
        nb,
        kernel_name=job["kernel"],
        timeout=timeout,
        startup_timeout=120,
        record_timing=False,
        shutdown_kernel="immediate",
        resources={"metadata": {"path": job["folder"]}},
    )
    client.job = job
    problem, detail = None, ""
    try:
        await client.async_execute(
            env=dict(os.environ, VALUECAPTURE_HANDOVER=job["handover"]))
    except CellExecutionError as e:
        name = "" if e.ename == "ERROR" else e.ename
        problem = ("%s: %s" % (name, e.evalue)).strip(": ") or "failed"
        detail = printed(nb, client.index) or str(e)
    except CellTimeoutError:
        problem = "still running after %g s, the time of --timeout: allow more, as in --timeout %ds" % (
            timeout, 4 * timeout)
    except DeadKernelError:
        problem = "the kernel died"
    except Exception as e:
        problem = "%s: %s" % (type(e).__name__, e)
    if problem is not None:
        forget(nb, client.index + 1)
    nbformat.write(nb, job["write"])
    if problem is None:
        say(event="end", name=job["name"], seconds=time.monotonic() - started)
    else:
        say(event="fail", name=job["name"], index=client.index, problem=problem,
            detail=detail[-20000:], seconds=time.monotonic() - started)


async def main(request):
    gate = asyncio.Semaphore(request["jobs"])

    async def one(job):
        async with gate:
            try:
                await execute(job, request["timeout"])
            except Exception as e:
                say(event="fail", name=job["name"], index=-1,
                    problem="%s: %s" % (type(e).__name__, e), detail="", seconds=0)

    await asyncio.gather(*(one(job) for job in request["notebooks"]))


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as f:
        asyncio.run(main(json.load(f)))
    sys.stdout.flush()
    os._exit(0)
