"""How long things take."""

import statistics
import time
from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")

REPEATS = 5
SINGLE_CALLS = 300


def batch_micros(predict: Callable[[Sequence[str]], object], texts: Sequence[str]) -> float:
    """Microseconds a row when all texts are given at once: the median of five passes."""

    def one_pass() -> float:
        start = time.perf_counter()
        predict(texts)
        return (time.perf_counter() - start) * 1e6 / len(texts)

    return statistics.median(one_pass() for _ in range(REPEATS))


def single_micros(predict: Callable[[Sequence[str]], object], texts: Sequence[str]) -> float:
    """Microseconds of a call with one text: the median of 300 calls spread over the texts."""

    def one_call(text: str) -> float:
        start = time.perf_counter()
        predict([text])
        return (time.perf_counter() - start) * 1e6

    step = max(1, len(texts) // SINGLE_CALLS)
    asked = [texts[(i * step) % len(texts)] for i in range(SINGLE_CALLS)]
    predict(asked[:1])
    return statistics.median(one_call(text) for text in asked)


def timed(work: Callable[[], T]) -> tuple[T, float]:
    """The result of the work and the seconds that it took."""
    start = time.perf_counter()
    result = work()
    return result, time.perf_counter() - start
