"""Certification by fixed-sequence testing, written from the description of the method alone.

It shares no code with Bantam's own implementation, so each is a check of the other. The method is
Learn then Test (Angelopoulos et al., arXiv 2110.01052) on selective classification (Geifman and
El-Yaniv, 2017), with the sequence started at the gate of largest power:

1. Gates are the scores at which 1 %, 2 %, ... of the tune rows are accepted; equal ones are merged.
2. From tune alone each gate gets the number of calibrate rows that it should accept, a smoothed
   rate of disagreement (k + 1/2) / (n + 1), and with both its power: Pr(p <= delta) on calibrate.
3. From the gate of largest power towards more coverage, each is tested on calibrate: p is the
   chance of so few disagreements if the risk were alpha. The walk ends at the first p > delta, on
   all accepted rows or on the novel ones among them. The last gate that passed is the answer.

`python certify.py --selftest` repeats two simulations whose outcome is known.
"""

import sys
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.stats import binom

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]


@dataclass(frozen=True)
class Scored:
    """Rows as a gate sees them: a score, and whether the local answer was wrong."""

    scores: Floats
    disagrees: Bools

    def accepted(self, gates: Floats) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """For each gate the rows whose score is at least the gate, and the disagreements."""
        order = np.argsort(self.scores)
        below = np.searchsorted(self.scores[order], gates, side="left")
        wrong_below = np.concatenate(([0], np.cumsum(self.disagrees[order])))[below]
        return len(self.scores) - below, int(self.disagrees.sum()) - wrong_below

    def only(self, rows: Bools) -> "Scored":
        return Scored(self.scores[rows], self.disagrees[rows])


@dataclass(frozen=True)
class Certificate:
    """The gate that may be used: answer locally when the score is at least `gate`."""

    gate: float
    n: int
    k: int
    p: float
    coverage: float


def gates_of(tune: Scored) -> Floats:
    """Gates from strict to lenient, at tune's coverage steps of 1 %."""
    best_first = np.sort(tune.scores)[::-1]
    steps = np.arange(1, 101)
    last_accepted = np.maximum(0, np.ceil(steps * len(best_first) / 100).astype(int) - 1)
    strict_last: Floats = np.unique(best_first[last_accepted])
    return strict_last[::-1]


def power(tune: Scored, gates: Floats, rows: int, alpha: float, delta: float) -> Floats:
    """Each gate's chance of passing on this many calibrate rows, as tune sees it."""
    n, k = tune.accepted(gates)
    expected = np.round(rows * n / len(tune.scores))
    rate = (k + 0.5) / (n + 1)
    most = binom.ppf(delta, expected, alpha)
    most = np.where(binom.cdf(most, expected, alpha) <= delta, most, most - 1)
    return np.asarray(binom.cdf(most, expected, rate), np.float64)


def certify(
    tune: Scored, calibrate: Scored, novel: Bools, alpha: float, delta: float
) -> Certificate | None:
    """The most lenient gate kept; None when the first one tested already fails."""
    gates = gates_of(tune)
    start = int(np.argmax(power(tune, gates, len(calibrate.scores), alpha, delta)))
    n, k = calibrate.accepted(gates)
    p = binom.cdf(k, n, alpha)
    novel_n, novel_k = calibrate.only(novel).accepted(gates)
    novel_p = binom.cdf(novel_k, novel_n, alpha)
    kept = None
    for gate in range(start, len(gates)):
        if p[gate] > delta or novel_p[gate] > delta:
            break
        kept = Certificate(
            float(gates[gate]),
            int(n[gate]),
            int(k[gate]),
            float(p[gate]),
            float(n[gate] / len(calibrate.scores)),
        )
    return kept


def simulate(
    alpha: float, rows: int, tune_rows: int, base: float, rise: float, exponent: int, runs: int
) -> tuple[float, float, float]:
    """Shares of runs without a certificate and with a broken one, and the mean coverage.

    The row at score rank u (0 is the surest) is wrong with probability base + rise u^exponent, so
    answering all rows up to rank u has risk base + rise u^exponent / (exponent + 1).
    """
    random = np.random.default_rng(7)
    none, broken, coverage = 0, 0, 0.0

    def draw(size: int) -> Scored:
        u = random.random(size)
        return Scored(-u, random.random(size) < base + rise * u**exponent)

    for _ in range(runs):
        found = certify(draw(tune_rows), draw(rows), np.ones(rows, bool), alpha, 0.05)
        if found is None:
            none += 1
            continue
        u = -found.gate
        coverage += u
        broken += base + rise * u**exponent / (exponent + 1) > alpha
    return none / runs, broken / runs, coverage / runs


def selftest() -> bool:
    """Whether two simulations come out as published, each of 400 runs, within the noise of both."""
    runs = 2000
    good = True
    for setting, published in (
        ((0.05, 1000, 400, 0.010, 0.45, 6), (0.00, 0.035, 0.86)),
        ((0.05, 2500, 1000, 0.020, 0.50, 3), (0.05, 0.037, 0.51)),
    ):
        ours = simulate(*setting, runs)
        # A share has the noise of a binomial, ours and the published one; three deviations, and
        # half a unit of the last published digit.
        room = [
            3 * (max(q, 1 / 400) * (1 - q) * (1 / 400 + 1 / runs)) ** 0.5 + 0.005
            for q in published[:2]
        ] + [0.025]
        for what, is_now, was, within in zip(
            ("none", "violations", "coverage"), ours, published, room, strict=True
        ):
            fine = abs(is_now - was) <= within
            good &= fine
            print(
                f"{'ok  ' if fine else 'FAIL'} {setting}: {what} {is_now:.3f}, "
                f"published {was:.3f} +- {within:.3f}"
            )
    return good


if __name__ == "__main__":
    if sys.argv[1:] != ["--selftest"]:
        sys.exit("usage: certify.py --selftest")
    sys.exit(0 if selftest() else 1)
