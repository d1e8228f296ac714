"""Bantam's lexical rung beside scikit-learn and fastText: see bench/README.md."""

import argparse
import json
import os
import sys
import tempfile
import time
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

import machine
from bantam import Bantam, BantamError
from contest import Contest
from labelled import SETS, Labelled, read, thinned
from peer import Peer
from tables import document

HERE = Path(__file__).resolve().parent
CHECKOUT = HERE.parent
QUICK_TRAIN_ROWS = 1500
QUICK_TEST_ROWS = 500


def say(line: str) -> None:
    print(f"{time.strftime('%H:%M:%S')} {line}", file=sys.stderr, flush=True)


def installed_peers() -> tuple[list[Peer], dict[str, str]]:
    """The peers that can be imported, and why the others cannot."""
    peers: list[Peer] = []
    missing: dict[str, str] = {}
    try:
        from scikit import LINEAR_SVC, LOGISTIC_REGRESSION

        peers += [LINEAR_SVC, LOGISTIC_REGRESSION]
    except ImportError as error:
        missing |= {"LinearSVC": str(error), "LogisticRegression": str(error)}
    try:
        from fast import FAST_TEXT

        peers.append(FAST_TEXT)
    except ImportError as error:
        missing["fastText"] = str(error)
    for who, why in missing.items():
        say(f"{who} is missing: {why}")
    return peers, missing


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench/lexical.sh", description=__doc__)
    parser.add_argument(
        "--data",
        type=Path,
        default=CHECKOUT.parent / "shared" / "data",
        help="folder with a folder of train.csv and test.csv for each set (default: %(default)s)",
    )
    parser.add_argument("--sets", default=",".join(SETS), help="default: %(default)s")
    parser.add_argument("--seeds", type=int, default=5, help="certificates a set (default: 5)")
    parser.add_argument("--out", type=Path, help="also write the tables to this file")
    parser.add_argument("--quick", action="store_true", help="few rows, one seed: a trial only")
    given = parser.parse_args()
    given.sets = [name for name in given.sets.split(",") if name]
    if given.seeds < 1:
        parser.error("--seeds must be at least 1")
    for name in given.sets:
        for file in ("train.csv", "test.csv"):
            if not (given.data / name / file).is_file():
                parser.error(f"no such file: {given.data / name / file} (see --data and --sets)")
    return given


def rows(data: Path, name: str, quick: bool, folder: Path) -> tuple[Labelled, Labelled]:
    train, test = read(data / name / "train.csv"), read(data / name / "test.csv")
    if not quick:
        return train, test
    return (
        thinned(train, QUICK_TRAIN_ROWS, folder / "train.csv"),
        thinned(test, QUICK_TEST_ROWS, folder / "test.csv"),
    )


def main() -> int:
    given = arguments()
    peers, missing = installed_peers()
    bantam = Bantam(Path(os.environ.get("BANTAM", CHECKOUT / "bantam")))
    try:
        bantam.warm_up()
    except BantamError as error:
        say(f"Bantam: {error}")
    raw = HERE / "results" / f"lexical-{datetime.now():%Y%m%d-%H%M%S}.jsonl"
    raw.parent.mkdir(exist_ok=True)
    heading = machine.description(CHECKOUT)
    results = []
    with raw.open("w", encoding="utf-8") as stream:
        stream.write(json.dumps({"machine": heading, "quick": given.quick}) + "\n")
        for name in given.sets:
            with tempfile.TemporaryDirectory(prefix="bantam-bench-") as scratch:
                folder = Path(scratch)
                train, test = rows(given.data, name, given.quick, folder)
                contest = Contest(name, train, test, bantam, peers, folder, say)
                contest.result.failures |= missing
                results.append(contest.run(1 if given.quick else given.seeds))
            stream.write(json.dumps(asdict(results[-1])) + "\n")
            stream.flush()
    tables = document(heading, results, given.quick)
    print(tables, end="")
    if given.out:
        given.out.write_text(tables, encoding="utf-8")
    say(f"raw results: {raw}")
    return 1 if any("Bantam" in result.failures for result in results) else 0


if __name__ == "__main__":
    sys.exit(main())
