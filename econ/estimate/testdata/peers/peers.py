"""What the package powerlaw says of the values in each file named, a JSON object a line.

A file holds one value a line. A name without a slash is a data set that comes with powerlaw,
followed by the factor that its own test applies, as in quakes:0.001.
"""

import json
import math
import sys
import time
import warnings

import numpy as np
import powerlaw

warnings.simplefilter("ignore")


def values(name):
    if "/" in name:
        return np.loadtxt(name, ndmin=1)
    dataset, factor = name.split(":")
    return powerlaw.load_test_dataset(dataset) * float(factor)


def finite(x):
    x = float(x)
    return x if math.isfinite(x) else None


for name in sys.argv[1:]:
    data = values(name)
    begin = time.perf_counter()
    fit = powerlaw.Fit(data, discrete=False, verbose=False)
    out = {
        "values": [float(x) for x in data] if "/" not in name else None,
        "threshold": float(fit.xmin),
        "exponent": float(fit.alpha),
        "distance": float(fit.D),
        "count": int(fit.n_tail),
        "seconds": time.perf_counter() - begin,
    }
    for other in ["exponential", "lognormal"]:
        statistic, p = fit.distribution_compare("power_law", other, normalized_ratio=True)
        out[other] = finite(statistic)
        out[other + "_p"] = finite(p)
    print(json.dumps(out), flush=True)
