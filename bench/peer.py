"""What is asked of everyone Bantam is compared with."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from labelled import Labelled
from timing import batch_micros, single_micros, timed


class Model(Protocol):
    def predict(self, texts: Sequence[str]) -> list[str]: ...

    def save(self, folder: Path) -> int:
        """Writes the model as its library does and returns the bytes on disk."""
        ...

    def least_bytes(self) -> int | None:
        """What a frugal format of the same numbers would need, where that is easily said."""
        ...


@runtime_checkable
class RankingModel(Model, Protocol):
    """A model that can also say how sure it is, so that its answers can be certified."""

    def answers_and_log_odds(self, texts: Sequence[str]) -> tuple[list[str], NDArray[np.float64]]:
        """Each text's most probable label, and the log-odds of that label against all others."""
        ...


class Peer(Protocol):
    name: str

    def train(self, data: Labelled) -> Model: ...


@dataclass(frozen=True)
class Cost:
    """Size in bytes, training in seconds, answers in microseconds a row."""

    size: int
    least_size: int | None
    train_seconds: float
    batch_micros: float
    single_micros: float


def right(model: Model, test: Labelled) -> list[bool]:
    """For each test row whether the model's answer is its label."""
    return [a == b for a, b in zip(model.predict(test.texts), test.labels, strict=True)]


def measure(peer: Peer, train: Labelled, test: Labelled, folder: Path) -> tuple[list[bool], Cost]:
    """Trains on all rows and returns the right test rows and what it cost."""
    model, seconds = timed(lambda: peer.train(train))
    return right(model, test), Cost(
        model.save(folder),
        model.least_bytes(),
        seconds,
        batch_micros(model.predict, test.texts),
        single_micros(model.predict, test.texts),
    )
