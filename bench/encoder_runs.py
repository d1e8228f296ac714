"""What bench/encoder.sh measures of Bantam: each method is one line of the results."""

import csv
import random
import shutil
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import bounds
import roc
import variants
from bantam import Bantam, Evaluated, Learned
from labelled import Labelled, read, write
from lines import Line

DELTA = 0.05
ALPHA = 0.05
STREAM_ALPHA = 0.10
STREAM_SHARE = 0.6
EXAMPLES_A_CLASS = 10


@dataclass(frozen=True)
class Runs:
    bantam: Bantam
    data: Path
    work: Path

    def accuracy(self, name: str, seed: int) -> Line:
        """Learned from every row of train; the ladder and each rung on every row of test."""
        test = read(self.data / name / "test.csv")
        folder = self._fresh("accuracy", name, seed)
        learned = self.bantam.learn_all_rows(self.data / name / "train.csv", folder / "all")
        line = self._learned(learned) | self._rungs(folder, test)
        foreign = self.data / name / "oos_test.csv"
        if foreign.exists():
            line["oos_auroc"] = self._out_of_scope(folder, test, read(foreign))
        return line

    def few(self, name: str, seed: int) -> Line:
        """Learned from ten examples of each label, drawn by the seed."""
        train, test = (read(self.data / name / part) for part in ("train.csv", "test.csv"))
        folder = self._fresh("few", name, seed)
        fewer = write(train.only(drawn(train, seed)), folder / "train.csv")
        learned = self.bantam.learn_all_rows(fewer.file, folder / "all")
        return self._learned(learned) | {"train_rows": len(fewer)} | self._rungs(folder, test)

    def certified(self, name: str, seed: int) -> Line:
        """Learned and certified on train; what is local on test, and wrong of that."""
        train, test = (read(self.data / name / part) for part in ("train.csv", "test.csv"))
        return self._promise(self._fresh("certified", name, seed), train, test, seed, ALPHA)

    def stream(self, name: str, seed: int) -> Line:
        """Learned from GPT-4's labels of 60 % of the stream in an order drawn by the seed; the
        rest, with GPT-4's labels, is the test. The file itself is sorted by intent."""
        folder = self._fresh("stream", name, seed)
        begin, rest = stream(self.data / name / "stream.csv", seed)
        train, test = write(begin, folder / "train.csv"), write(rest, folder / "test.csv")
        options = ("--alpha", str(STREAM_ALPHA), "--teacher", "gpt-4")
        return self._promise(folder, train, test, seed, STREAM_ALPHA, *options)

    def _fresh(self, stage: str, name: str, seed: int) -> Path:
        folder = self.work / stage / f"{name.replace('/', '-')}-{seed}"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        return folder

    def _learned(self, learned: Learned) -> Line:
        settings = self.bantam.settings(learned.folder)
        return {
            "train_rows": learned.said["rows"],
            "seconds": round(learned.wall_seconds, 1),
            "cpu_seconds": round(learned.cpu_seconds, 1),
            "peak_mb": round(learned.peak_bytes / 1e6),
            "mb": round(learned.folder_bytes() / 1e6, 2),
            "kept": {name: what for name, what in settings.items() if name.startswith("encoder")},
        }

    def _rungs(self, folder: Path, test: Labelled) -> Line:
        found = {"ladder": self._evaluated(folder / "all", test, folder)}
        names = variants.rungs(folder / "all")
        wanted = {"lexical": ["lexical"]}
        if "encoder" in names:
            wanted |= {"encoder": ["encoder"], "pooled": ["lexical", "encoder"]}
        for what, rungs in wanted.items():
            alone = variants.alone(folder / "all", rungs, folder / what)
            found[what] = self._evaluated(alone, test, folder)
        return {"test_rows": len(test), "rungs": found}

    def _evaluated(self, specialist: Path, test: Labelled, folder: Path) -> dict[str, Any]:
        found = self.bantam.evaluate(specialist, test, folder / f"{specialist.name}.rows.csv")
        return {
            "accuracy": found.said["accuracy"],
            "us_mean": found.said["us_mean"],
            "us_p50": found.said["us_p50"],
        }

    def _out_of_scope(self, folder: Path, test: Labelled, foreign: Labelled) -> dict[str, float]:
        """Of the confidence: rows of known labels against rows of none."""
        areas = {}
        for what in ("all", "lexical", "encoder", "pooled"):
            if (folder / what).exists():
                known = self.bantam.evaluate(folder / what, test, folder / "known.rows.csv")
                other = self.bantam.evaluate(folder / what, foreign, folder / "other.rows.csv")
                areas["ladder" if what == "all" else what] = roc.area(
                    known.confidence, other.confidence
                )
        return areas

    def _promise(
        self, folder: Path, train: Labelled, test: Labelled, seed: int, alpha: float, *options: str
    ) -> Line:
        learned = self.bantam.learn_certified(
            train.file, folder / "all", seed, folder / "places.csv", *options
        )
        found = self.bantam.evaluate(folder / "all", test, folder / "rows.csv")
        certificate = learned.said["certificate"]
        return self._learned(learned) | {
            "alpha": alpha,
            "certified": certificate is not None,
            "coverage": certificate["coverage"] if certificate else 0.0,
            **local(found, alpha),
        }


def local(found: Evaluated, alpha: float) -> Line:
    """What is answered locally, wrongly, and whether that contradicts the promise."""
    answered, wrong = sum(found.local), found.local_disagreements()
    return {
        "test_rows": len(found.local),
        "test_local": answered,
        "test_wrong": wrong,
        "above_alpha": bounds.lower(wrong, answered, DELTA) > alpha,
        "test_accuracy": found.said["accuracy"],
    }


def drawn(train: Labelled, seed: int) -> list[int]:
    """Row numbers of so many rows of each label, in file order."""
    rows: defaultdict[str, list[int]] = defaultdict(list)
    for row, label in enumerate(train.labels, start=1):
        rows[label].append(row)
    generator = random.Random(seed)
    return sorted(
        row
        for label in sorted(rows)
        for row in generator.sample(rows[label], min(EXAMPLES_A_CLASS, len(rows[label])))
    )


def stream(file: Path, seed: int) -> tuple[Labelled, Labelled]:
    """The stream in an order drawn by the seed, with GPT-4's labels: its beginning and the rest."""
    with file.open(newline="", encoding="utf-8") as source:
        rows = [(row["text"], row["gpt_label"]) for row in csv.DictReader(source)]
    random.Random(seed).shuffle(rows)
    shuffled = Labelled(file, [text for text, _ in rows], [label for _, label in rows])
    until = round(STREAM_SHARE * len(rows))
    return (
        shuffled.only(range(1, until + 1)),
        shuffled.only(range(until + 1, len(rows) + 1)),
    )
