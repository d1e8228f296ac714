"""Exact bounds of a rate that gave k among n (Clopper and Pearson, 1934)."""

from collections.abc import Callable
from math import exp, lgamma, log

HALVINGS = 60


def lower(k: int, n: int, delta: float) -> float:
    """The one-sided lower bound at level 1 - delta."""
    # The rate at which k or more come with probability delta.
    return 0.0 if k <= 0 else _rate(lambda rate: 1 - _at_most(k - 1, n, rate) <= delta)


def upper(k: int, n: int, delta: float) -> float:
    """The one-sided upper bound at level 1 - delta."""
    # The rate at which k or fewer come with probability delta.
    return 1.0 if k >= n else _rate(lambda rate: _at_most(k, n, rate) > delta)


def _at_most(k: int, n: int, rate: float) -> float:
    """The chance of k or fewer among n."""
    if rate <= 0 or rate >= 1:
        return 1.0 if rate <= 0 or k >= n else 0.0
    odds = log(rate) - log(1 - rate)
    start = lgamma(n + 1) + n * log(1 - rate)
    terms = (start - lgamma(i + 1) - lgamma(n - i + 1) + i * odds for i in range(k + 1))
    return min(1.0, sum(map(exp, terms)))


def _rate(below: Callable[[float], bool]) -> float:
    """The rate up to which the condition holds."""
    least, most = 0.0, 1.0
    for _ in range(HALVINGS):
        middle = (least + most) / 2
        least, most = (middle, most) if below(middle) else (least, middle)
    return (least + most) / 2
