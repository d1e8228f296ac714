"""fastText's supervised classifier."""

import re
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import fasttext

from labelled import Labelled

_TOKEN = re.compile(r"\w+|[^\w\s]")
_LABEL = "__label__"


def tokenised(text: str) -> str:
    """Lower-cased, each word and each punctuation mark a token of its own, on one line."""
    return " ".join(_TOKEN.findall(text.lower()))


class FastModel:
    def __init__(self, model: Any, labels: list[str]) -> None:
        self._model = model
        self._labels = labels

    def predict(self, texts: Sequence[str]) -> list[str]:
        found, _ = self._model.predict([tokenised(text) for text in texts])
        # A text without one known token gets no label; it counts as wrong.
        return [self._labels[int(best[0][len(_LABEL) :])] if best else "" for best in found]

    def save(self, folder: Path) -> int:
        file = folder / "fasttext.bin"
        self._model.save_model(str(file))
        size = file.stat().st_size
        file.unlink()  # hundreds of megabytes
        return size

    def least_bytes(self) -> None:
        return None


class FastText:
    name = "fastText"

    def train(self, data: Labelled) -> FastModel:
        labels = sorted(set(data.labels))
        number = {label: i for i, label in enumerate(labels)}
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".txt") as lines:
            for text, label in zip(data.texts, data.labels, strict=True):
                lines.write(f"{_LABEL}{number[label]} {tokenised(text)}\n")
            lines.flush()
            model = fasttext.train_supervised(
                lines.name,
                epoch=50,
                lr=0.5,
                wordNgrams=2,
                minn=2,
                maxn=5,
                dim=100,
                thread=2,
                seed=1,
                verbose=0,
            )
        return FastModel(model, labels)


FAST_TEXT = FastText()
