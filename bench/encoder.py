"""The ladder with an encoder rung: accuracy on the test part, time, and what is certified."""

import argparse
import sys
import tempfile
from pathlib import Path
from typing import Any

from bantam import Bantam, Evaluated
from labelled import Labelled, read

SETS = ("banking77", "clinc150", "trec", "sst2", "frugalgpt/headlines", "snips", "ag_news")
HERE = Path(__file__).resolve().parent


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=HERE.parent.parent / "shared" / "data")
    parser.add_argument("--sets", default=",".join(SETS))
    parser.add_argument("--models", default="all-minilm-l6-v2,bge-small-en-v1.5")
    parser.add_argument("--seeds", type=int, default=5, help="certificates a set; 0 for none")
    parser.add_argument("--bantam", type=Path, default=HERE.parent / "bantam")
    return parser.parse_args()


def rung(said: dict[str, Any], name: str) -> dict[str, Any] | None:
    return next((rung for rung in said["rungs"] if rung["name"] == name), None)


def accuracy_row(name: str, bantam: Bantam, train: Labelled, test: Labelled, work: Path) -> str:
    learned = bantam.learn_all_rows(train.file, work / "all")
    found = bantam.evaluate(work / "all", test, work / "rows.csv")
    encoder = rung(learned.said, "encoder")
    dear = "dropped" if encoder is None else f"{encoder['us_mean'] / 1000:.2f}"
    return (
        f"| {name} | {len(train):,} | {100 * found.said['accuracy']:.2f} | "
        f"{found.said['us_mean'] / 1000:.3f} | {dear} | {learned.wall_seconds:.0f} | "
        f"{learned.folder_bytes() / 1e6:.1f} |"
    )


def certified_row(
    name: str, bantam: Bantam, train: Labelled, test: Labelled, work: Path, seeds: int
) -> str:
    coverages: list[float] = []
    found: list[Evaluated] = []
    for seed in range(1, seeds + 1):
        folder = work / f"seed{seed}"
        learned = bantam.learn_certified(train.file, folder, seed, work / "places.csv")
        certificate = learned.said["certificate"]
        coverages.append(certificate["coverage"] if certificate else 0.0)
        if certificate:
            found.append(bantam.evaluate(folder, test, work / "rows.csv"))
    local = [100 * sum(one.local) / len(test) for one in found]
    wrong = [100 * one.local_disagreements() / max(1, sum(one.local)) for one in found]
    mean = sum(coverages) / max(1, seeds)
    return (
        f"| {name} | {len(found)} of {seeds} | {100 * mean:.1f} | "
        f"{sum(local) / max(1, len(local)):.1f} | {sum(wrong) / max(1, len(wrong)):.1f} | "
        f"{max(wrong, default=0):.1f} |"
    )


def main() -> None:
    options = arguments()
    bantam = Bantam(options.bantam, "--rungs", "lexical,encoder", "--encoder", options.models)
    bantam.warm_up()
    accuracies: list[str] = []
    certified: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        for name in options.sets.split(","):
            work = Path(folder) / name.replace("/", "-")
            work.mkdir()
            train, test = read(options.data / name / "train.csv"), read(options.data / name / "test.csv")
            accuracies.append(accuracy_row(name, bantam, train, test, work))
            print(accuracies[-1], file=sys.stderr, flush=True)
            if options.seeds:
                certified.append(certified_row(name, bantam, train, test, work, options.seeds))
                print(certified[-1], file=sys.stderr, flush=True)
    print(f"Base models tried: {options.models}. Two cores.\n")
    print("| set | train rows | accuracy % | ms a row | ms where the encoder reads | learned in s | MB |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: |")
    print("\n".join(accuracies))
    if certified:
        print("\n| set | certified | coverage % | on test: coverage % | wrong % | largest wrong % |")
        print("| --- | --- | ---: | ---: | ---: | ---: |")
        print("\n".join(certified))


if __name__ == "__main__":
    main()
