"""The results as Markdown."""

from collections.abc import Callable, Sequence
from statistics import fmean

import wording
from contest import BANTAM
from markdown import table
from peer import Cost
from results import Accuracies, Pair, SetResult

SIGNIFICANT = 0.05
CONTESTANTS = (BANTAM, "LinearSVC", "LogisticRegression", "fastText")
PAIRED = ("LinearSVC", "LogisticRegression")


def document(heading: Sequence[str], results: Sequence[SetResult], quick: bool) -> str:
    parts = ["# Lexical rung: Bantam beside scikit-learn and fastText", "\n".join(heading)]
    if quick:
        parts.append("**A quick run on a fraction of the rows: not for quoting.**")
    parts += [wording.SETTINGS, wording.ALL_ROWS]
    parts.append(_accuracy(results, lambda result: result.all_rows))
    parts.append(wording.CERTIFIED)
    parts.append(_accuracy(results, lambda result: result.certified))
    parts += [wording.PAIRED, _verdict(results)]
    parts += [wording.COST, _cost(results), wording.COST_NOTE]
    parts += [wording.PROMISES, _promises(results), wording.PROMISES_NOTE]
    failures = [
        f"- {result.name}: {who}: {why}"
        for result in results
        for who, why in result.failures.items()
    ]
    if failures:
        parts += ["## Missing", "\n".join(failures)]
    return "\n\n".join(parts) + "\n"


def _percent(share: float | None, digits: int = 2) -> str:
    return "-" if share is None else f"{100 * share:.{digits}f}"


def _p(pair: Pair) -> str:
    return f"{pair.p:.3f}" if pair.p >= 0.001 else "<0.001"


def _worse(pair: Pair) -> bool:
    return pair.p < SIGNIFICANT and pair.won < pair.lost


def _accuracy(
    results: Sequence[SetResult], mode_of: Callable[[SetResult], Accuracies | None]
) -> str:
    def cells(result: SetResult) -> list[str]:
        mode = mode_of(result) or Accuracies(0)
        row = [result.name, f"{mode.trained_on:,}", f"{result.test_rows:,}"]
        for who in CONTESTANTS:
            row.append(_percent(mode.accuracy.get(who)))
            if who in PAIRED:
                pair = mode.against_bantam.get(who)
                flag = " **worse**" if pair and _worse(pair) else ""
                row.append(_p(pair) + flag if pair else "-")
        return row

    header = ["set", "trained on", "test rows"]
    for who in CONTESTANTS:
        header += [who, "p"] if who in PAIRED else [who]
    return table(header, map(cells, results))


def _verdict(results: Sequence[SetResult]) -> str:
    worse, compared = [], 0
    for result in results:
        for label, mode in (("all rows", result.all_rows), ("certified", result.certified)):
            for who in PAIRED:
                if mode and (pair := mode.against_bantam.get(who)):
                    compared += 1
                    if _worse(pair):
                        worse.append(
                            f"- {result.name}, {label}: {pair.won} rows only Bantam has right, "
                            f"{pair.lost} only {who} has (p {_p(pair)})"
                        )
    if not compared:
        return "No comparison with scikit-learn was possible."
    where = "\n\n" + "\n".join(worse) if worse else " nowhere."
    return f"Significantly worse than scikit-learn (p < 0.05, {compared} comparisons):{where}"


def _cost(results: Sequence[SetResult]) -> str:
    def megabytes(size: int | None) -> str:
        return "-" if size is None else f"{size / 1e6:.2f}"

    def micros(value: float) -> str:
        return f"{value:,.1f}" if value < 100 else f"{value:,.0f}"

    def slower(result: SetResult, cost: Cost, who: str, of: Callable[[Cost], float]) -> str:
        ours = result.cost.get(BANTAM)
        return f" ({of(cost) / of(ours):,.0f}x)" if ours and who != BANTAM else ""

    rows = [
        [
            result.name,
            who,
            megabytes(cost.size),
            megabytes(cost.least_size),
            f"{cost.train_seconds:.1f}",
            micros(cost.batch_micros) + slower(result, cost, who, lambda c: c.batch_micros),
            micros(cost.single_micros) + slower(result, cost, who, lambda c: c.single_micros),
        ]
        for result in results
        for who in CONTESTANTS
        if (cost := result.cost.get(who))
    ]
    return table(
        ["set", "who", "size MB", "at least MB", "training s", "batch us/row", "single us/row"],
        rows,
    )


def _promises(results: Sequence[SetResult]) -> str:
    rows = []
    for result in results:
        for who, promises in result.promises.items():
            wrong = [p.test_disagreement for p in promises if p.test_disagreement is not None]
            upper = [
                p.test_disagreement_upper for p in promises if p.test_disagreement_upper is not None
            ]
            rows.append(
                [
                    result.name,
                    who,
                    f"{sum(p.certified for p in promises)} of {len(promises)}",
                    _percent(fmean(p.coverage for p in promises), 1),
                    _percent(fmean(p.test_coverage for p in promises), 1),
                    _percent(fmean(wrong) if wrong else None),
                    _percent(max(upper, default=None)),
                    str(sum(p.test_above_alpha for p in promises)),
                    _percent(fmean(p.test_accuracy for p in promises)),
                ]
            )
    header = ["set", "who", "certified", "coverage %", "on test: coverage %", "wrong %"]
    return table([*header, "largest upper bound %", "seeds above", "accuracy of all %"], rows)
