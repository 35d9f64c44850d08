"""Executes, for each notebook of the course, a Python notebook with as many cells and figures.

The argument is a JSON file: how many notebooks to run at once, and for each its name, its
number of cells and its number of figures. The first cell imports; a cell without a figure
integrates, finds a root and prints; a cell with a figure draws two curves at the size and
resolution of ours. Prints the seconds that all took, without the imports of this program.
"""

import asyncio
import json
import sys
import time
import warnings

warnings.simplefilter("ignore")

import nbformat
from nbclient import NotebookClient

IMPORTS = """\
import numpy as np
import matplotlib.pyplot as plt
from scipy import integrate, optimize, stats
%matplotlib inline
%config InlineBackend.print_figure_kwargs = {"dpi": 192, "bbox_inches": None}
alpha, wage, tokens, cost, smallest = 1.5, 60.0, 0.5, 2.0, 1 / 60
demand = lambda p: np.minimum(1, (smallest * wage / (tokens * p)) ** alpha)
profit = lambda p: (p - cost) * tokens * demand(p)
"""

CHECK = """\
best = optimize.minimize_scalar(lambda p: -profit(p), bounds=(2.1, %d + 20), method="bounded").x
area, _ = integrate.quad(demand, best, np.inf)
root = optimize.brentq(lambda p: alpha * (p - cost) - p, 3, 20)
print(f"price {best:.6g}, by the condition {root:.6g}, surplus {area * tokens:.6g}")
"""

FIGURE = """\
p = np.linspace(2.1, 18 + %d, 400)
fig, ax = plt.subplots(figsize=(6.4, 4))
ax.plot(p, profit(p), label="profit")
ax.plot(p, (p - cost) * tokens * np.exp(-p / 4), "--", label="thin tail")
ax.axvline(6, color="grey")
ax.set_xlabel("price p ($/Mtok)")
ax.set_ylabel("profit ($/task)")
ax.set_title("Profit is highest at $6/Mtok".replace("$", r"\\$"))
ax.legend()
plt.show()
"""


def twin(cells, figures):
    nb = nbformat.v4.new_notebook()
    nb.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
    nb.cells.append(nbformat.v4.new_code_cell(IMPORTS))
    for i in range(1, cells):
        nb.cells.append(nbformat.v4.new_code_cell((FIGURE if i <= figures else CHECK) % i))
    return nb


async def execute(notebook, gate):
    async with gate:
        nb = twin(notebook["cells"], notebook["figures"])
        await NotebookClient(nb, kernel_name="python3", timeout=600).async_execute()
        drawn = sum("image/png" in o.get("data", {}) for c in nb.cells for o in c.outputs)
        if drawn != min(notebook["figures"], notebook["cells"] - 1):
            sys.exit("%s: %d figures drawn, want %d" % (notebook["name"], drawn, notebook["figures"]))


async def main(request):
    gate = asyncio.Semaphore(request["jobs"])
    started = time.monotonic()
    await asyncio.gather(*(execute(n, gate) for n in request["notebooks"]))
    print("%.3f" % (time.monotonic() - started))


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as f:
        asyncio.run(main(json.load(f)))
