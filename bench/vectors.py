"""Sentence vectors of the base models as they come, by ONNX Runtime and tokenizers in Python.

The files are those that Bantam fetched into its cache; nothing of Bantam's own code reads them.
"""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

BATCH = 32
LONGEST = 256


@dataclass(frozen=True)
class Model:
    """A base model: the SHA-256 of its files, and whether its vector is the mean over tokens."""

    model: str
    tokenizer: str
    mean: bool

    def file(self) -> Path:
        return _cached(self.model)

    def tokens(self, longest: int) -> Tokenizer:
        tokenizer = Tokenizer.from_file(str(_cached(self.tokenizer)))
        tokenizer.no_padding()
        tokenizer.enable_truncation(longest)
        return tokenizer


MODELS = {
    "all-minilm-l6-v2": Model(
        "759c3cd2b7fe7e93933ad23c4c9181b7396442a2ed746ec7c1d46192c469c46e",
        "da0e79933b9ed51798a3ae27893d3c5fa4a201126cef75586296df9b4d2c62a0",
        mean=True,
    ),
    "bge-small-en-v1.5": Model(
        "828e1496d7fabb79cfa4dcd84fa38625c0d3d21da474a00f08db0f559940cf35",
        "d241a60d5e8f04cc1b2b3e9ef7a4921b27bf526d9f6050ab90f9267a1f9e5c66",
        mean=False,
    ),
}


def _cached(sha256: str) -> Path:
    home = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    folder = Path(os.environ.get("BANTAM_CACHE") or Path(home) / "bantam")
    file = folder / "models" / sha256
    if not file.is_file():
        raise FileNotFoundError(
            f"{file} is missing: ./bantam learn FILE --rungs lexical,encoder fetches base models"
        )
    return file


class Vectors:
    """Vectors of length 1 for texts, batched by length; each text is read once."""

    def __init__(self, model: Model) -> None:
        self._mean = model.mean
        self._tokens = model.tokens(LONGEST)
        self._session = onnxruntime.InferenceSession(
            str(model.file()), providers=["CPUExecutionProvider"]
        )
        self._inputs = {given.name for given in self._session.get_inputs()}
        self._known: dict[str, NDArray[np.float32]] = {}

    def of(self, texts: Sequence[str]) -> NDArray[np.float32]:
        wanted = sorted(set(texts) - self._known.keys(), key=len)
        for start in range(0, len(wanted), BATCH):
            some = wanted[start : start + BATCH]
            self._known.update(zip(some, self._read(some), strict=True))
        return np.stack([self._known[text] for text in texts])

    def _read(self, texts: Sequence[str]) -> NDArray[np.float32]:
        read = [encoding.ids for encoding in self._tokens.encode_batch(list(texts))]
        width = max(map(len, read))
        ids = np.zeros((len(read), width), np.int64)
        mask = np.zeros((len(read), width), np.int64)
        for row, tokens in enumerate(read):
            ids[row, : len(tokens)] = tokens
            mask[row, : len(tokens)] = 1
        given = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
        wanted = {name: value for name, value in given.items() if name in self._inputs}
        (hidden,) = self._session.run(None, wanted)
        if self._mean:
            vectors = (hidden * mask[:, :, None]).sum(1) / mask.sum(1)[:, None]
        else:
            vectors = hidden[:, 0]
        return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), np.float32)
