"""How well a score tells two groups apart."""

from collections.abc import Sequence


def area(higher: Sequence[float], lower: Sequence[float]) -> float:
    """The area under the ROC curve: Pr(one of `higher` > one of `lower`), ties count half."""
    scored = sorted([(score, True) for score in higher] + [(score, False) for score in lower])
    below, wins, at = 0, 0.0, 0
    while at < len(scored):
        end = at
        while end < len(scored) and scored[end][0] == scored[at][0]:
            end += 1
        tied = [is_higher for _, is_higher in scored[at:end]]
        wins += sum(tied) * (below + tied.count(False) / 2)
        below += tied.count(False)
        at = end
    return wins / (len(higher) * len(lower))
