"""Results as lines of JSON, one a measurement, so that a run can stop and go on."""

import json
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

Line = dict[str, Any]


@dataclass(frozen=True)
class Lines:
    """A file of measurements. Those of the same key are of the same thing; the last one counts."""

    file: Path
    key: tuple[str, ...]

    def _key(self, line: Line) -> tuple[Any, ...]:
        return tuple(line.get(name) for name in self.key)

    def all(self) -> Iterator[Line]:
        """Every measurement, the last one of each thing, in the order in which they were begun."""
        found: dict[tuple[Any, ...], Line] = {}
        if self.file.exists():
            for text in self.file.read_text(encoding="utf-8").splitlines():
                line = json.loads(text)
                found[self._key(line)] = line
        yield from found.values()

    def once(self, identity: Line, measure: Callable[[], Line], again: bool = False) -> Line:
        """The measurement of this identity: what the file has, or else made now and added to it."""
        if not again:
            for line in self.all():
                if self._key(line) == self._key(identity):
                    return line
        load = os.getloadavg()[0]
        line = {**identity, **measure(), "load": [load, os.getloadavg()[0]]}
        line["day"] = date.today().isoformat()
        self.file.parent.mkdir(parents=True, exist_ok=True)
        with self.file.open("a", encoding="utf-8") as stream:
            stream.write(json.dumps(line) + "\n")
        return line
