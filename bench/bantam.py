"""Bantam, driven through its command line as a user would."""

import csv
import json
import os
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from labelled import Labelled
from timing import timed


NOT_LEARNED = "(other)"
"""What `eval` writes for a label that the specialist has never seen."""


class BantamError(Exception):
    """Bantam could not be run, or said something that does not fit the files it was given."""


@dataclass(frozen=True)
class Ran:
    """What a process printed, its processor time, and the most memory that it had resident."""

    code: int
    output: str
    errors: str
    cpu_seconds: float
    peak_bytes: int


@dataclass(frozen=True)
class Learned:
    folder: Path
    said: dict[str, Any]
    wall_seconds: float
    cpu_seconds: float
    peak_bytes: int

    def folder_bytes(self) -> int:
        return sum(file.stat().st_size for file in self.folder.rglob("*") if file.is_file())


@dataclass(frozen=True)
class Evaluated:
    """The summary that `eval` prints, and per test row: was it right, local, and how sure."""

    said: dict[str, Any]
    right: list[bool]
    local: list[bool]
    confidence: list[float]

    def local_disagreements(self) -> int:
        return sum(local and not right for local, right in zip(self.local, self.right, strict=True))


class Bantam:
    def __init__(self, command: Path, *learn_options: str) -> None:
        self._command = command
        self._learn_options = learn_options

    def warm_up(self) -> None:
        """The first call may build Bantam; that is not part of any measurement."""
        self._run("--version")

    def learn_all_rows(self, train: Path, folder: Path, *options: str) -> Learned:
        where = (str(train), "--out", str(folder))
        return self._learn(folder, *where, "--no-certificate", "--json", *options)

    def learn_certified(
        self, train: Path, folder: Path, seed: int, places: Path, *options: str
    ) -> Learned:
        where = (str(train), "--out", str(folder), "--write-places", str(places))
        return self._learn(folder, *where, "--seed", str(seed), "--json", *options)

    def settings(self, folder: Path) -> dict[str, str]:
        """How a specialist was learned, as its folder says."""
        settings: dict[str, str] = self._json("inspect", str(folder), "--json")["provenance"][
            "settings"
        ]
        return settings

    def evaluate(self, folder: Path, test: Labelled, rows: Path) -> Evaluated:
        said = self._json("eval", str(folder), str(test.file), "--json", "--write-rows", str(rows))
        with rows.open(newline="", encoding="utf-8") as stream:
            found = {int(row["row"]): row for row in csv.DictReader(stream)}
        missing = [r for r in range(1, len(test) + 1) if r not in found]
        if missing or len(found) != len(test):
            raise BantamError(f"eval {test.file}: {len(found)} rows for {len(test)} in the file")
        answered = [found[r] for r in range(1, len(test) + 1)]
        for number, (row, label) in enumerate(zip(answered, test.labels, strict=True), start=1):
            if row["expected"] not in (label, NOT_LEARNED):
                raise BantamError(
                    f"eval {test.file}, row {number}: expected {row['expected']!r}, "
                    f"the file says {label!r}"
                )
        result = Evaluated(
            said,
            [row["answer"] == row["expected"] for row in answered],
            [row["local"] == "true" for row in answered],
            [float(row["confidence"]) for row in answered],
        )
        _check("accuracy", said["accuracy"], sum(result.right), len(test))
        _check("coverage", said["coverage"], sum(result.local), len(test))
        return result

    def _learn(self, folder: Path, *arguments: str) -> Learned:
        ran, seconds = timed(lambda: self._run("learn", *arguments, *self._learn_options))
        said = _object("learn", ran)
        return Learned(folder, said, seconds, ran.cpu_seconds, ran.peak_bytes)

    def _json(self, *arguments: str) -> dict[str, Any]:
        return _object(arguments[0], self._run(*arguments))

    def _run(self, *arguments: str) -> Ran:
        ran = _measured([str(self._command), *arguments])
        # A specialist without a certificate is a result, whatever the exit code says of it.
        if ran.code != 0 and not ran.output.lstrip().startswith("{"):
            told = ran.errors.strip() or "(said nothing)"
            raise BantamError(f"bantam {arguments[0]} ended with {ran.code}: {told}")
        return ran


def _measured(command: list[str]) -> Ran:
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        try:
            process = subprocess.Popen(command, stdout=output, stderr=errors)
        except OSError as error:
            raise BantamError(f"{command[0]} cannot be run: {error.strerror}") from error
        # Not Popen.wait: only wait4 tells what this one process and its children used.
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        errors.seek(0)
        return Ran(
            process.returncode,
            output.read().decode("utf-8", "replace"),
            errors.read().decode("utf-8", "replace"),
            used.ru_utime + used.ru_stime,
            used.ru_maxrss * 1024,
        )


def _object(command: str, ran: Ran) -> dict[str, Any]:
    try:
        said: dict[str, Any] = json.loads(ran.output)
    except json.JSONDecodeError as error:
        raise BantamError(f"bantam {command}: not one JSON object: {error}") from error
    return said


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
