#!/usr/bin/env python3
"""Reference values for package dist, by mpmath in high precision.

Written with Python 3.11.2 and mpmath 1.2.1 (Debian package python3-mpmath):

    python3 generate.py            # all tables, three minutes
    python3 generate.py lognormal  # one family

Regenerate only to add rows: the tables are the yardstick and do not follow the code.

Every parameter and every z is a float64, taken as the exact number that it is; the
other columns are rounded to 25 digits from at least 80 (gamma: 420, because its
tail is reached by subtraction). Formulas are the textbook ones and differ from those
of the package on purpose.
"""
import csv
import os
import sys
from mpmath import mp, mpf, inf

mp.dps = 80
HERE = os.path.dirname(os.path.abspath(__file__))
SHARES = [0.999999, 0.9, 0.5, 0.1, 1e-3, 1e-10, 1e-30, 1e-100, 1e-200, 1e-300]
# The promise ends at S = 1e-300; the float64 nearest a quantile may lie just beyond.

class Pareto:
    fields = ["Scale", "Alpha"]
    cases = [(1 / 60, 1.5), (1 / 60, 1.2), (20.0, 1.05), (0.25, 0.5), (0.1, 3.0), (1.0, 1000.0), (0.05, 1e5), (1 / 60, 2.0)]

    def __init__(self, scale, alpha):
        self.s, self.a = mpf(scale), mpf(alpha)

    def quantile(self, q):
        return self.s * mpf(q) ** (-1 / self.a)

    def inside(self, z):
        return z >= self.s

    def survival(self, z):
        return (self.s / z) ** self.a

    def density(self, z):
        return self.a * self.s**self.a / z ** (self.a + 1)

    def mean(self):
        return self.a * self.s / (self.a - 1) if self.a > 1 else inf

    def excess(self, z):
        return z / (self.a - 1) if self.a > 1 else inf

    def slope(self, z):
        return -(self.a + 1) / z


class Exponential:
    fields = ["Rate"]
    cases = [(4.0,), (0.1,), (0.001,), (251.3,)]

    def __init__(self, rate):
        self.r = mpf(rate)

    def quantile(self, q):
        return -mp.log(mpf(q)) / self.r

    def inside(self, z):
        return z >= 0

    def survival(self, z):
        return mp.exp(-self.r * z)

    def density(self, z):
        return self.r * mp.exp(-self.r * z)

    def mean(self):
        return 1 / self.r

    def excess(self, z):
        return 1 / self.r

    def slope(self, z):
        return -self.r


class Lognormal:
    fields = ["Mu", "Sigma"]
    cases = [(m, s) for m in (-10.0, -2.995732273553991, 0.0, 10.0) for s in (0.05, 0.3, 1.0, 2.5, 5.0)] + [(-3.0, 1e-4), (1.0, 1e-3), (-400.0, 40.0)]

    def __init__(self, mu, sigma):
        self.mu, self.sigma = mpf(mu), mpf(sigma)

    def x(self, z):
        return (mp.log(z) - self.mu) / self.sigma

    def quantile(self, q):
        q = mpf(q)
        if q > 0.5:
            return mp.exp(2 * self.mu) / self.quantile(1 - q)
        x = mp.sqrt(-2 * mp.log(q)) - 1
        for _ in range(200):
            tail = mp.erfc(x / mp.sqrt(2)) / 2
            step = mp.log(tail / q) * tail / (mp.exp(-x * x / 2) / mp.sqrt(2 * mp.pi))
            x += step
            if abs(step) < mpf(10) ** -60:
                break
        else:
            raise ArithmeticError("no quantile")
        return mp.exp(self.mu + self.sigma * x)

    def inside(self, z):
        return z > 0

    def survival(self, z):
        return mp.erfc(self.x(z) / mp.sqrt(2)) / 2

    def density(self, z):
        return mp.exp(-self.x(z) ** 2 / 2) / (z * self.sigma * mp.sqrt(2 * mp.pi))

    def mean(self):
        return mp.exp(self.mu + self.sigma**2 / 2)

    def excess(self, z):
        return self.mean() * mp.erfc((self.x(z) - self.sigma) / mp.sqrt(2)) / mp.erfc(self.x(z) / mp.sqrt(2)) - z

    def slope(self, z):
        return -(1 + self.x(z) / self.sigma) / z


class Weibull:
    fields = ["Scale", "Shape"]
    cases = [(s, k) for s in (0.1, 7.0) for k in (0.2, 0.5, 0.7, 1.0, 1.5, 3.7, 10.0)]

    def __init__(self, scale, shape):
        self.s, self.k = mpf(scale), mpf(shape)

    def quantile(self, q):
        return self.s * (-mp.log(mpf(q))) ** (1 / self.k)

    def inside(self, z):
        return z > 0

    def survival(self, z):
        return mp.exp(-((z / self.s) ** self.k))

    def density(self, z):
        return self.k / z * (z / self.s) ** self.k * self.survival(z)

    def mean(self):
        return self.s * mp.gamma(1 + 1 / self.k)

    def excess(self, z):
        y = (z / self.s) ** self.k
        return self.s / self.k * upper_gamma(1 / self.k, y) * mp.exp(y)

    def slope(self, z):
        return ((self.k - 1) - self.k * (z / self.s) ** self.k) / z


class LogLogistic:
    fields = ["Scale", "Shape"]
    cases = [(s, k) for s in (0.05, 7.0) for k in (0.3, 0.7, 1.0, 1.001, 1.2, 1.5, 2.0, 3.0, 10.0, 300.0, 1e5)]

    def __init__(self, scale, shape):
        self.s, self.k = mpf(scale), mpf(shape)

    def quantile(self, q):
        return self.s * (1 / mpf(q) - 1) ** (1 / self.k)

    def inside(self, z):
        return z > 0

    def survival(self, z):
        return 1 / (1 + (z / self.s) ** self.k)

    def density(self, z):
        y = (z / self.s) ** self.k
        return self.k / z * y / (1 + y) ** 2

    def mean(self):
        b = 1 / self.k
        return self.s * mp.gamma(1 + b) * mp.gamma(1 - b) if self.k > 1 else inf

    def excess(self, z):
        if self.k <= 1:
            return inf
        # The area of S below z is z 2F1(1, 1/k; 1 + 1/k; -y); 420 digits for the difference.
        with mp.workdps(420):
            b = 1 / self.k
            y = (z / self.s) ** self.k
            if y > 1:  # the same in 1/y, from z upwards
                return z / (self.k - 1) * mp.hyp2f1(1, 1 - b, 2 - b, -1 / y) * (1 + 1 / y)
            return (self.mean() - z * mp.hyp2f1(1, b, 1 + b, -y)) * (1 + y)

    def slope(self, z):
        y = (z / self.s) ** self.k
        return (self.k - 1) / z - 2 * self.k / z * y / (1 + y)


def upper_gamma(a, x):
    """Gamma(a, x) as Gamma(a) minus the lower function's power series."""
    with mp.workdps(420):
        a, x = mpf(a), mpf(x)
        term = total = 1 / a
        n = 0
        while term > total * mpf(10) ** -415:
            n += 1
            term *= x / (a + n)
            total += term
        return mp.gamma(a) - x**a * mp.exp(-x) * total


class Gamma:
    fields = ["Scale", "Shape"]
    cases = [(0.1, a) for a in (1e-6, 1e-3, 0.05, 0.5, 0.9, 0.999999, 1.0, 1.1, 1.5, 2.0, 5.5, 9.99, 10.0, 33.3, 100.0, 1000.0)] + [(60.0, 0.3), (7.0, 250.0)]

    def __init__(self, scale, shape):
        self.s, self.a = mpf(scale), mpf(shape)

    def tail(self, x):
        return upper_gamma(self.a, x) / mp.gamma(self.a)

    def quantile(self, q):
        # Bisection, then the secant rule, in ln x on ln Q or on ln P.
        q = mpf(q)
        if q <= 0.5:
            g = lambda t: mp.log(self.tail(mp.exp(t)) / q)
        else:
            with mp.workdps(420):
                p = 1 - q
            g = lambda t: mp.log(p) - mp.log(self.lower(mp.exp(t)))
        lo, hi = (mp.log(1 - q) + mp.loggamma(1 + self.a)) / self.a - 1, mp.log(self.a + 700 + 80 * mp.sqrt(self.a))
        for _ in range(60):
            mid = (lo + hi) / 2
            if g(mid) > 0:
                lo = mid
            else:
                hi = mid
        t0, t1 = lo, hi
        for _ in range(20):
            g0, g1 = g(t0), g(t1)
            if g0 == g1 or abs(t1 - t0) < mpf(10) ** -45:
                break
            t0, t1 = t1, t1 - g1 * (t1 - t0) / (g1 - g0)
        return self.s * mp.exp(t1)

    def lower(self, x):
        with mp.workdps(420):
            return 1 - self.tail(x)

    def inside(self, z):
        return z > 0

    def survival(self, z):
        return self.tail(z / self.s)

    def density(self, z):
        x = z / self.s
        return x ** (self.a - 1) * mp.exp(-x) / (mp.gamma(self.a) * self.s)

    def mean(self):
        return self.a * self.s

    def excess(self, z):
        with mp.workdps(420):
            x = z / self.s
            return self.s * (upper_gamma(self.a + 1, x) / upper_gamma(self.a, x) - x)

    def slope(self, z):
        return (self.a - 1) / z - 1 / self.s


class GPD:
    fields = ["Location", "Scale", "Xi"]
    cases = [
        (m, s, xi)
        for (m, s) in ((0.0, 0.1), (1 / 60, 1 / 90), (2.0, 0.3))
        for xi in (-2.0, -1.0, -0.5, -0.1, -0.01, -1e-6, -1e-12, 0.0, 1e-12, 1e-8, 1e-3, 0.2, 2 / 3, 0.99, 1.0, 1.5, 5.0)
    ]

    def __init__(self, location, scale, xi):
        self.m, self.s, self.xi = mpf(location), mpf(scale), mpf(xi)

    def quantile(self, q):
        q = mpf(q)
        if self.xi == 0:
            return self.m - self.s * mp.log(q)
        return self.m + self.s * (q**-self.xi - 1) / self.xi

    def inside(self, z):
        return z >= self.m and self.s + self.xi * (z - self.m) > 0

    def survival(self, z):
        y = (z - self.m) / self.s
        if self.xi == 0:
            return mp.exp(-y)
        return (1 + self.xi * y) ** (-1 / self.xi)

    def density(self, z):
        return self.survival(z) / (self.s + self.xi * (z - self.m))

    def mean(self):
        return self.m + self.s / (1 - self.xi) if self.xi < 1 else inf

    def excess(self, z):
        return (self.s + self.xi * (z - self.m)) / (1 - self.xi) if self.xi < 1 else inf

    def slope(self, z):
        return -(1 + self.xi) / (self.s + self.xi * (z - self.m))


def text(v):
    return "+Inf" if v == inf else mp.nstr(v, 25, min_fixed=0, max_fixed=0)


def write(name, header, rows):
    with open(os.path.join(HERE, name + ".csv"), "w", newline="") as f:
        w = csv.writer(f, lineterminator="\n")
        w.writerow(header)
        w.writerows(rows)


for law in (Pareto, Exponential, Lognormal, Weibull, LogLogistic, Gamma, GPD):
    name = law.__name__.lower()
    if len(sys.argv) > 1 and name not in sys.argv[1:]:
        continue
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
            values = []
            with mp.workdps(420 if law is Gamma else 120):
                s, f = d.survival(mpf(z)), d.density(mpf(z))
                if s < mpf("1e-302"):
                    continue
                values = [s, f, f / s, d.excess(mpf(z)), d.slope(mpf(z))]
            points.append(head + [repr(z)] + [text(v) for v in values])
    write(name, law.fields + ["z", "survival", "density", "hazard", "mean_excess", "log_density_slope"], points)
    write(name + "_quantile", law.fields + ["q", "z"], quantiles)
    write(name + "_mean", law.fields + ["mean"], means)
