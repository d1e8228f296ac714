"""The results of bench/encoder.sh and bench/encoder_peers.sh as Markdown."""

from collections.abc import Sequence
from statistics import fmean

from lines import Line
from markdown import table


def summary(line: Line) -> str:
    """A measurement in a few words, for whoever waits."""
    what = f"{line['stage']} {line['set']} {line['who']} seed {line['seed']}"
    if "coverage" in line:
        return f"{what}: coverage {percent(line['coverage'])} %"
    if "bantam" in line:
        return f"{what}: {line['bantam']['seconds']:.1f} s beside {line['torch']['seconds']:.1f} s"
    ladder = line.get("rungs", {}).get("ladder", line)
    return f"{what}: accuracy {percent(ladder.get('accuracy'))} %"


def document(lines: Sequence[Line]) -> str:
    def of(*stages: str) -> list[Line]:
        return [line for line in lines if line["stage"] in stages]

    parts = [
        ("## Accuracy, every row answered locally", _accuracy(of("accuracy", "few"))),
        ("## Learning", _learning(of("accuracy", "few"))),
        ("## Out of scope: area under the ROC curve of the confidence", _scope(of("accuracy"))),
        ("## Certified", _certified(of("certified", "stream"))),
        ("## Peers, trained on every row", _peers(of("frozen", "finetune"))),
        ("## One epoch of fine-tuning, in turns", _epochs(of("epochs"))),
    ]
    return "\n\n".join(f"{heading}\n\n{rows}" for heading, rows in parts if rows)


def percent(share: float | None, digits: int = 2) -> str:
    return "-" if share is None else f"{100 * share:.{digits}f}"


def _name(line: Line) -> str:
    return f"{line['set']}, {line['stage']}" if line["stage"] == "few" else line["set"]


def _how(line: Line) -> list[str]:
    return [line["models"].replace(",", ", "), line["learn_time"]]


def _table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    return table(header, rows) if rows else ""


def _accuracy(lines: Sequence[Line]) -> str:
    def cells(line: Line) -> list[str]:
        rungs = line["rungs"]
        row = [_name(line), *_how(line), f"{line['train_rows']:,}", f"{line['test_rows']:,}"]
        for who in ("ladder", "lexical", "encoder", "pooled"):
            row.append(percent(rungs[who]["accuracy"]) if who in rungs else "dropped")
        row.append(f"{rungs['ladder']['us_mean'] / 1e3:.3f}")
        for who in ("lexical", "encoder"):
            row.append(f"{rungs[who]['us_p50'] / 1e3:.3f}" if who in rungs else "-")
        return row

    header = ["set", "models", "learn time", "train rows", "test rows", "ladder %", "lexical %"]
    header += ["encoder alone %", "pooled, every row %", "ms a row, mean"]
    header += ["lexical p50 ms", "encoder p50 ms"]
    return _table(header, [cells(line) for line in lines])


def _learning(lines: Sequence[Line]) -> str:
    rows = [
        [
            _name(line),
            *_how(line),
            f"{line['seconds']:.0f}",
            f"{line['cpu_seconds']:.0f}",
            f"{line['peak_mb']:,}",
            f"{line['mb']:.1f}",
            "; ".join(f"{name} {what}" for name, what in line["kept"].items()) or "lexical",
            f"{line['load'][0]:.1f} to {line['load'][1]:.1f}",
        ]
        for line in lines
    ]
    header = ["set", "models", "learn time", "seconds", "CPU s", "peak MB", "folder MB", "kept"]
    return _table([*header, "load"], rows)


def _scope(lines: Sequence[Line]) -> str:
    rows = [
        [line["set"], *_how(line)]
        + [
            f"{line['oos_auroc'][who]:.4f}" if who in line["oos_auroc"] else "-"
            for who in ("ladder", "lexical", "encoder", "pooled")
        ]
        for line in lines
        if "oos_auroc" in line
    ]
    header = ["set", "models", "learn time", "ladder", "lexical", "encoder alone", "pooled"]
    return _table(header, rows)


def _certified(lines: Sequence[Line]) -> str:
    groups: dict[tuple[str, ...], list[Line]] = {}
    for line in lines:
        groups.setdefault((line["set"], line["who"], *_how(line)), []).append(line)
    rows = []
    for group, seeds in groups.items():
        wrong = [s["test_wrong"] / s["test_local"] for s in seeds if s["test_local"]]
        rows.append(
            [
                *group,
                f"{100 * seeds[0]['alpha']:.0f} %",
                f"{sum(s['certified'] for s in seeds)} of {len(seeds)}",
                percent(fmean(s["coverage"] for s in seeds), 1),
                percent(fmean(s["test_local"] / s["test_rows"] for s in seeds), 1),
                percent(fmean(wrong) if wrong else None),
                percent(max(wrong, default=None)),
                str(sum(s["above_alpha"] for s in seeds)),
                percent(fmean(s["test_accuracy"] for s in seeds)),
            ]
        )
    header = ["set", "who", "models", "learn time", "alpha", "certified", "coverage %"]
    header += ["on test: coverage %", "wrong %", "largest wrong %", "seeds above alpha"]
    return _table([*header, "accuracy of all %"], rows)


def _peers(lines: Sequence[Line]) -> str:
    rows = [
        [
            line["set"],
            line["who"],
            percent(line["accuracy"]),
            percent(line.get("pooled_accuracy")),
            f"{line['seconds']:.0f}",
            f"{line['load'][0]:.1f} to {line['load'][1]:.1f}",
        ]
        for line in lines
    ]
    header = ["set", "who", "accuracy %", "pooled with lexical %", "training s", "load"]
    return _table(header, rows)


def _epochs(lines: Sequence[Line]) -> str:
    rows = [
        [
            line["set"],
            str(line["seed"]),
            f"{line['rows']:,}",
            *(
                cell
                for kind in ("seconds", "cpu_seconds")
                for cell in (
                    f"{line['bantam'][kind]:.1f}",
                    f"{line['torch'][kind]:.1f}",
                    f"{line['bantam'][kind] / line['torch'][kind]:.2f}",
                )
            ),
            f"{line['load'][0]:.1f} to {line['load'][1]:.1f}",
        ]
        for line in lines
    ]
    header = ["set", "round", "rows", "Bantam s", "PyTorch s", "ratio"]
    return _table([*header, "Bantam CPU s", "PyTorch CPU s", "ratio", "load"], rows)
