"""Shows how learning grows with rows: a set's training rows, repeated and perturbed.

Each copy of a row swaps two neighbouring letters, drops one, or repeats a word, at a place drawn
from the seed, so that copies are near-duplicates and not exact ones.
"""

import argparse
import csv
import json
import os
import pathlib
import random
import resource
import subprocess
import sys
import tempfile
import time

BENCH = pathlib.Path(__file__).resolve().parent
BANTAM = os.environ.get("BANTAM", str(BENCH.parent / "bantam"))


def perturbed(text: str, random_source: random.Random) -> str:
    """The text with one small change."""
    kind = random_source.randrange(3)
    if kind == 2 or len(text) < 3:
        words = text.split(" ")
        at = random_source.randrange(len(words))
        return " ".join(words[: at + 1] + words[at:])
    at = random_source.randrange(1, len(text) - 1)
    if kind == 1:
        return text[:at] + text[at + 1 :]
    return text[:at] + text[at + 1] + text[at] + text[at + 2 :]


def write(rows: list[tuple[str, str]], copies: int, file: pathlib.Path) -> None:
    """Writes the rows, each as often as wanted; the first copy is the row itself."""
    random_source = random.Random(20261125)
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(["text", "label"])
        for copy in range(copies):
            for text, label in rows:
                writer.writerow([text if copy == 0 else perturbed(text, random_source), label])


def main() -> None:
    """Prints a Markdown table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("train", type=pathlib.Path, help="a CSV file with text,label")
    parser.add_argument("--copies", default="1,10,100")
    arguments = parser.parse_args()
    with arguments.train.open(encoding="utf-8", newline="") as source:
        rows = [(row["text"], row["label"]) for row in csv.DictReader(source)]
    print("| rows | seconds, whole process | microseconds a row | peak MB | MB a 1,000 rows |")
    print("| --- | --- | --- | --- | --- |")
    with tempfile.TemporaryDirectory() as folder:
        for copies in map(int, arguments.copies.split(",")):
            data = pathlib.Path(folder) / f"copies-{copies}.csv"
            write(rows, copies, data)
            start = time.monotonic()
            done = subprocess.run(
                [BANTAM, "learn", str(data), "--out", f"{folder}/specialist", "--json"],
                stdout=subprocess.PIPE,
                check=True,
            )
            seconds = time.monotonic() - start
            # The largest child so far; sizes only grow here.
            peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1000
            count = json.loads(done.stdout)["rows"]
            print(
                f"| {count:,} | {seconds:.1f} | {1e6 * seconds / count:.0f} | {peak:.0f} "
                f"| {1000 * peak / count:.1f} |"
            )
            sys.stdout.flush()
            data.unlink()


if __name__ == "__main__":
    main()
