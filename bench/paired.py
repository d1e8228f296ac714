"""Comparing two contestants row by row."""

from collections.abc import Sequence

from scipy.stats import binomtest


def mcnemar(ours: Sequence[bool], theirs: Sequence[bool]) -> tuple[int, int, float]:
    """Rows only we had right, rows only they had right, and McNemar's exact two-sided p-value.

    Under the null hypothesis each row on which exactly one is right is a fair coin.
    """
    won = sum(a and not b for a, b in zip(ours, theirs, strict=True))
    lost = sum(b and not a for a, b in zip(ours, theirs, strict=True))
    return won, lost, binomtest(won, won + lost).pvalue if won + lost else 1.0
