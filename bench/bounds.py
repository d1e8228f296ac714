"""Exact bounds of a rate that gave k among n (Clopper and Pearson, 1934)."""

from scipy.stats import beta


def lower(k: int, n: int, delta: float) -> float:
    """The one-sided lower bound at level 1 - delta."""
    return 0.0 if k <= 0 else float(beta.ppf(delta, k, n - k + 1))


def upper(k: int, n: int, delta: float) -> float:
    """The one-sided upper bound at level 1 - delta."""
    return 1.0 if k >= n else float(beta.ppf(1 - delta, k + 1, n - k))
