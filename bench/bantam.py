"""Bantam, driven through its command line as a user would."""

import csv
import json
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from labelled import Labelled
from timing import timed


class BantamError(Exception):
    """Bantam could not be run, or said something that does not fit the files it was given."""


@dataclass(frozen=True)
class Learned:
    folder: Path
    said: dict[str, Any]
    wall_seconds: float

    def folder_bytes(self) -> int:
        return sum(file.stat().st_size for file in self.folder.rglob("*") if file.is_file())


@dataclass(frozen=True)
class Evaluated:
    """The summary that `eval` prints, and per test row: was it right, was it answered locally."""

    said: dict[str, Any]
    right: list[bool]
    local: list[bool]

    def local_disagreements(self) -> int:
        return sum(local and not right for local, right in zip(self.local, self.right, strict=True))


class Bantam:
    def __init__(self, command: Path, *learn_options: str) -> None:
        self._command = command
        self._learn_options = learn_options

    def warm_up(self) -> None:
        """The first call may build Bantam; that is not part of any measurement."""
        self._run("--version")

    def learn_all_rows(self, train: Path, folder: Path) -> Learned:
        return self._learn(folder, str(train), "--out", str(folder), "--no-certificate", "--json")

    def learn_certified(self, train: Path, folder: Path, seed: int, places: Path) -> Learned:
        where = ("--out", str(folder), "--write-places", str(places))
        return self._learn(folder, str(train), *where, "--seed", str(seed), "--json")

    def evaluate(self, folder: Path, test: Labelled, rows: Path) -> Evaluated:
        said = self._json("eval", str(folder), str(test.file), "--json", "--write-rows", str(rows))
        with rows.open(newline="", encoding="utf-8") as stream:
            found = {int(row["row"]): row for row in csv.DictReader(stream)}
        missing = [r for r in range(1, len(test) + 1) if r not in found]
        if missing or len(found) != len(test):
            raise BantamError(f"eval {test.file}: {len(found)} rows for {len(test)} in the file")
        answered = [found[r] for r in range(1, len(test) + 1)]
        for number, (row, label) in enumerate(zip(answered, test.labels, strict=True), start=1):
            if row["expected"] != label:
                raise BantamError(
                    f"eval {test.file}, row {number}: expected {row['expected']!r}, "
                    f"the file says {label!r}"
                )
        result = Evaluated(
            said,
            [row["answer"] == row["expected"] for row in answered],
            [row["local"] == "true" for row in answered],
        )
        _check("accuracy", said["accuracy"], sum(result.right), len(test))
        _check("coverage", said["coverage"], sum(result.local), len(test))
        return result

    def _learn(self, folder: Path, *arguments: str) -> Learned:
        said, seconds = timed(lambda: self._json("learn", *arguments, *self._learn_options))
        return Learned(folder, said, seconds)

    def _json(self, *arguments: str) -> dict[str, Any]:
        output = self._run(*arguments)
        try:
            said: dict[str, Any] = json.loads(output)
        except json.JSONDecodeError as error:
            raise BantamError(f"bantam {arguments[0]}: not one JSON object: {error}") from error
        return said

    def _run(self, *arguments: str) -> str:
        try:
            done = subprocess.run(
                [str(self._command), *arguments], capture_output=True, text=True, encoding="utf-8"
            )
        except OSError as error:
            raise BantamError(f"{self._command} cannot be run: {error.strerror}") from error
        # A specialist without a certificate is a result, whatever the exit code says of it.
        if done.returncode != 0 and not done.stdout.lstrip().startswith("{"):
            told = done.stderr.strip() or "(said nothing)"
            raise BantamError(f"bantam {arguments[0]} ended with {done.returncode}: {told}")
        return done.stdout


def _check(what: str, said: float, counted: int, rows: int) -> None:
    """The summary must be what its own rows say, to within half a row of rounding."""
    if abs(said * rows - counted) >= 0.5:
        raise BantamError(f"eval says {what} {said}, its rows say {counted} of {rows}")


def places(file: Path, rows: int) -> dict[str, list[int]]:
    """Row numbers by place (train, tune, calibrate), in file order."""
    by_place: dict[str, list[int]] = {"train": [], "tune": [], "calibrate": []}
    with file.open(newline="", encoding="utf-8") as stream:
        for row in csv.DictReader(stream):
            number = int(row["row"])
            if row["place"] not in by_place or not 1 <= number <= rows:
                raise BantamError(
                    f"{file}: row {row['row']}, place {row['place']} fits no data row"
                )
            by_place[row["place"]].append(number)
    return {place: sorted(numbers) for place, numbers in by_place.items()}
