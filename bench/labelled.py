"""Labelled texts, read from the CSV files that every contestant is given."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

SETS = (
    "banking77",
    "clinc150",
    "sms_spam",
    "trec",
    "sst2",
    "frugalgpt/headlines",
    "ag_news",
)


@dataclass(frozen=True)
class Labelled:
    """Texts and their labels, in file order. Row numbers elsewhere start at 1, as in the file."""

    file: Path
    texts: list[str]
    labels: list[str]

    def __len__(self) -> int:
        return len(self.texts)

    def only(self, rows: Sequence[int]) -> "Labelled":
        """The rows of these numbers, in this order."""
        return Labelled(
            self.file, [self.texts[r - 1] for r in rows], [self.labels[r - 1] for r in rows]
        )


def read(file: Path) -> Labelled:
    """Reads a CSV file with the columns `text` and `label`."""
    with file.open(newline="", encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream))
    if not rows or not {"text", "label"} <= rows[0].keys():
        raise ValueError(f"{file}: expected rows under a header with the columns text and label")
    return Labelled(file, [row["text"] for row in rows], [row["label"] for row in rows])


def thinned(data: Labelled, rows: int, file: Path) -> Labelled:
    """About this many rows, evenly spaced so that sorted labels all stay, written to `file`."""
    step = max(1, len(data) // rows)
    return write(data.only(range(1, len(data) + 1, step)), file)


def write(data: Labelled, file: Path) -> Labelled:
    """Writes the rows to a file, which they are then of."""
    with file.open("w", newline="", encoding="utf-8") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(["text", "label"])
        writer.writerows(zip(data.texts, data.labels, strict=True))
    return Labelled(file, data.texts, data.labels)
