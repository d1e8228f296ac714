"""Comparing two contestants row by row."""

from collections.abc import Sequence

from scipy.stats import beta, binomtest


def mcnemar(ours: Sequence[bool], theirs: Sequence[bool]) -> tuple[int, int, float]:
    """Rows only we had right, rows only they had right, and McNemar's exact two-sided p-value.

    Under the null hypothesis each row on which exactly one is right is a fair coin.
    """
    won = sum(a and not b for a, b in zip(ours, theirs, strict=True))
    lost = sum(b and not a for a, b in zip(ours, theirs, strict=True))
    return won, lost, binomtest(won, won + lost).pvalue if won + lost else 1.0


def clopper_pearson_upper(k: int, n: int, delta: float) -> float:
    """The one-sided upper bound, at level 1 - delta, of a rate that gave k among n."""
    return 1.0 if k >= n else float(beta.ppf(1 - delta, k + 1, n - k))
