"""Which texts repeat earlier ones."""

import re
import unicodedata
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

_WORD = re.compile(r"\w+")


def _words(text: str) -> tuple[str, ...]:
    return tuple(sorted(_WORD.findall(unicodedata.normalize("NFKC", text).casefold())))


def novel(texts: Sequence[str], seen: Iterable[str]) -> NDArray[np.bool_]:
    """For each text whether no seen one has the same words, up to case, order and punctuation."""
    known = {_words(text) for text in seen}
    return np.array([_words(text) not in known for text in texts], dtype=bool)
