#!/usr/bin/env python3
"""Reference values for mixtures and histograms, by mpmath in high precision.

Written with Python 3.11.2 and mpmath 1.3.0:

    python3 generate_composite.py  # mixture*.csv and histogram*.csv, a minute

Columns and rounding are those of generate.py. A mixture is Weight of a lognormal law and
1 - Weight, rounded to a float64, of a Pareto law, both divided by their exact sum. A
histogram has the edges 0, 0.1, 0.25, 1 and infinity as float64, the counts N1 to N4 and
above 1 h a Pareto law with tail index Alpha. Regenerate only to add rows.
"""
import csv
import os
from mpmath import mp, mpf, inf

mp.dps = 120
HERE = os.path.dirname(os.path.abspath(__file__))
SHARES = [0.999999, 0.9, 0.5, 0.1, 1e-3, 1e-10, 1e-30, 1e-100, 1e-200, 1e-300]


def bisect(survival, q, low, high):
    """The z between low and high with survival(z) = q, by bisection in its logarithm."""
    low, high = mp.log(low), mp.log(high)
    for _ in range(300):
        middle = (low + high) / 2
        if survival(mp.exp(middle)) > q:
            low = middle
        else:
            high = middle
    return mp.exp(low)


class Mixture:
    fields = ["Weight", "Mu", "Sigma", "Scale", "Alpha"]
    cases = [
        (0.9, -3.0, 1.0, 0.5, 1.5),
        (0.5, -3.0, 0.1, 1 / 60, 1.2),
        (1e-6, 2.0, 1.0, 0.05, 3.0),
        (0.999999, -3.0, 1.0, 20.0, 4.0),
        (0.3, 1.0, 2.2, 0.1, 0.7),
        (0.7, 0.0, 1.0, 1.0, 40.0),
    ]

    def __init__(self, weight, mu, sigma, scale, alpha):
        first, second = mpf(weight), mpf(1 - weight)
        self.w, self.v = first / (first + second), second / (first + second)
        self.m, self.s, self.x, self.a = mpf(mu), mpf(sigma), mpf(scale), mpf(alpha)

    def t(self, z):
        return (mp.log(z) - self.m) / self.s

    def inside(self, z):
        return z > 0

    def survival(self, z):
        pareto = (self.x / z) ** self.a if z > self.x else mpf(1)
        return self.w * mp.erfc(self.t(z) / mp.sqrt(2)) / 2 + self.v * pareto

    def parts(self, z):
        """The densities of the parts, weighted."""
        lognormal = mp.exp(-self.t(z) ** 2 / 2) / (mp.sqrt(2 * mp.pi) * self.s * z)
        pareto = self.a * self.x**self.a / z ** (self.a + 1) if z >= self.x else mpf(0)
        return self.w * lognormal, self.v * pareto

    def density(self, z):
        return sum(self.parts(z))

    def slope(self, z):
        lognormal, pareto = self.parts(z)
        return (-lognormal * (1 + self.t(z) / self.s) - pareto * (self.a + 1)) / z / (lognormal + pareto)

    def mean(self):
        if self.a <= 1:
            return inf
        return self.w * mp.exp(self.m + self.s**2 / 2) + self.v * self.x * self.a / (self.a - 1)

    def excess(self, z):
        if self.a <= 1:
            return inf
        hours = mp.exp(self.m + self.s**2 / 2) * mp.erfc((self.t(z) - self.s) / mp.sqrt(2)) / 2
        area = self.w * (hours - z * mp.erfc(self.t(z) / mp.sqrt(2)) / 2)
        if z < self.x:
            area += self.v * (self.x * self.a / (self.a - 1) - z)
        else:
            area += self.v * (self.x / z) ** self.a * z / (self.a - 1)
        return area / self.survival(z)

    def quantile(self, q):
        return bisect(self.survival, mpf(q), mpf("1e-300"), mpf("1e800"))


class Histogram:
    fields = ["N1", "N2", "N3", "N4", "Alpha"]
    edges = [mpf(0), mpf(0.1), mpf(0.25), mpf(1)]
    cases = [
        (700.0, 200.0, 90.0, 10.0, 1.5),
        (1.0, 0.0, 2.0, 1e-9, 1.05),
        (0.0, 3.0, 0.0, 5.0, 2.0),
        (12345.0, 678.0, 9.0, 1.0, 0.8),
        (1e6, 1e3, 1.0, 0.5, 30.0),
    ]

    def __init__(self, *values):
        self.n, self.a = [mpf(v) for v in values[:4]], mpf(values[4])
        self.total = sum(self.n)

    def bin(self, z):
        return max(i for i in range(4) if self.edges[i] <= z)

    def inside(self, z):
        return z >= self.edges[min(i for i in range(4) if self.n[i] > 0)]

    def survival(self, z):
        i = self.bin(z)
        if i == 3:
            return self.n[3] / self.total * z**-self.a
        part = (self.edges[i + 1] - z) / (self.edges[i + 1] - self.edges[i])
        return (sum(self.n[i + 1 :]) + self.n[i] * part) / self.total

    def density(self, z):
        i = self.bin(z)
        if i == 3:
            return self.n[3] / self.total * self.a * z ** (-self.a - 1)
        return self.n[i] / self.total / (self.edges[i + 1] - self.edges[i])

    def slope(self, z):
        return -(self.a + 1) / z if self.bin(z) == 3 else mpf(0)

    def area(self, z):
        if z >= 1:
            return self.survival(z) * z / (self.a - 1)
        end = self.edges[self.bin(z) + 1]
        below = (end - z) * (self.survival(z) + self.survival(end)) / 2
        return below + self.area(end)

    def mean(self):
        low = self.edges[min(i for i in range(4) if self.n[i] > 0)]
        return low + self.area(low) if self.a > 1 else inf

    def excess(self, z):
        return self.area(z) / self.survival(z) if self.a > 1 else inf

    def quantile(self, q):
        q = mpf(q)
        above = mpf(0)
        for i in (3, 2, 1, 0):
            if self.n[i] > 0 and q * self.total <= above + self.n[i]:
                part = (q * self.total - above) / self.n[i]
                if i == 3:
                    return part ** (-1 / self.a)
                return self.edges[i + 1] - part * (self.edges[i + 1] - self.edges[i])
            above += self.n[i]


def text(v):
    return "+Inf" if v == inf else mp.nstr(v, 25, min_fixed=0, max_fixed=0)


def write(name, header, rows):
    with open(os.path.join(HERE, name + ".csv"), "w", newline="") as f:
        w = csv.writer(f, lineterminator="\n")
        w.writerow(header)
        w.writerows(rows)


for law in (Mixture, Histogram):
    name = law.__name__.lower()
    points, quantiles, means = [], [], []
    for case in law.cases:
        d = law(*case)
        head = [repr(float(v)) for v in case]
        means.append(head + [text(d.mean())])
        for q in SHARES:
            exact = d.quantile(q)
            if not mpf("1e-290") < exact < mpf("1e290"):
                continue
            quantiles.append(head + [repr(q), text(exact)])
            z = float(exact)
            if not d.inside(mpf(z)):
                continue
            s, f = d.survival(mpf(z)), d.density(mpf(z))
            if s < mpf("1e-302"):
                continue
            values = [s, f, f / s, d.excess(mpf(z)), d.slope(mpf(z))]
            points.append(head + [repr(z)] + [text(v) for v in values])
    write(name, law.fields + ["z", "survival", "density", "hazard", "mean_excess", "log_density_slope"], points)
    write(name + "_quantile", law.fields + ["q", "z"], quantiles)
    write(name + "_mean", law.fields + ["mean"], means)
