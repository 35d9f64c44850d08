#!/usr/bin/env python3
"""Natural logarithms to 40 digits, by mpmath 1.2.1 on Python 3.11.2.

Regenerate only to add rows. Each x is a float64, taken as the exact number that it is.
"""
import csv
import os
from mpmath import mp, mpf

mp.dps = 60
xs = [j / 64 + 1 / 4096 for j in range(44, 94)]  # every row of the table inside log
xs += [1 + s * 2.0**-k for k in (5, 6, 10, 20, 30, 52) for s in (-1, 1)]
xs += [5e-324, 1e-310, 1e-300, 1e-100, 1e-10, 0.3, 2.0, 3.0, 10.0, 1e10, 1e100, 1.7976931348623157e308]

with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "log.csv"), "w", newline="") as f:
    w = csv.writer(f, lineterminator="\n")
    w.writerow(["x", "log"])
    for x in xs:
        w.writerow([repr(x), mp.nstr(mp.log(mpf(x)), 40, min_fixed=0, max_fixed=0)])
