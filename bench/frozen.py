"""scikit-learn on frozen sentence vectors, alone and pooled with its own lexical model."""

from collections.abc import Sequence

import bounds
import numpy as np
from certify import Scored, certify
from labelled import Labelled
from lines import Line
from novelty import novel
from numpy.typing import NDArray
from scikit import LOGISTIC_REGRESSION
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedShuffleSplit
from vectors import Vectors

DELTA = 0.05
PENALTIES = (1.0, 10.0, 100.0)
SMALLEST = 1e-12


def head(vectors: NDArray[np.float32], labels: Sequence[str]) -> LogisticRegression:
    """Its penalty is the best of three on a fifth of the rows; then it learns from all of them."""
    wanted = np.array(labels)

    def fit(penalty: float, rows: NDArray[np.int64] | slice) -> LogisticRegression:
        regression = LogisticRegression(C=penalty, max_iter=1000)
        return regression.fit(vectors[rows], wanted[rows])

    names, counts = np.unique(wanted, return_counts=True)
    if counts.min() < 2:  # A label of one row can be in one of two parts only.
        return fit(PENALTIES[1], slice(None))
    part = max(len(names), len(wanted) // 5)
    kept, judged = next(
        StratifiedShuffleSplit(1, test_size=part, random_state=1).split(vectors, wanted)
    )
    best = max(PENALTIES, key=lambda c: fit(c, kept).score(vectors[judged], wanted[judged]))
    return fit(best, slice(None))


class Pooled:
    """The log-probabilities of a lexical model and of a head on vectors, added: no weights."""

    def __init__(self, train: Labelled, vectors: Vectors) -> None:
        self._vectors = vectors
        self._head = head(vectors.of(train.texts), train.labels)
        self._lexical = LOGISTIC_REGRESSION.train(train)

    def of_head(self, texts: Sequence[str]) -> list[str]:
        return list(map(str, self._head.predict(self._vectors.of(texts))))

    def answers_and_log_odds(self, texts: Sequence[str]) -> tuple[list[str], NDArray[np.float64]]:
        logs = np.log(self._head.predict_proba(self._vectors.of(texts)) + SMALLEST)
        logs += np.log(self._lexical.probabilities(texts) + SMALLEST)
        top = logs.argmax(1)
        rows = np.arange(len(logs))
        best = logs[rows, top]
        logs[rows, top] = -np.inf
        return self._head.classes_[top].tolist(), best - np.logaddexp.reduce(logs, axis=1)


def accuracies(train: Labelled, test: Labelled, vectors: Vectors) -> Line:
    model = Pooled(train, vectors)
    truth = np.array(test.labels)
    pooled, _ = model.answers_and_log_odds(test.texts)
    return {
        "accuracy": float(np.mean(np.array(model.of_head(test.texts)) == truth)),
        "pooled_accuracy": float(np.mean(np.array(pooled) == truth)),
    }


def promise(
    everything: Labelled, rows: dict[str, list[int]], test: Labelled, vectors: Vectors, alpha: float
) -> Line:
    """Certified like Bantam, on the rows that Bantam used for the same."""
    train, tune, calibrate = (everything.only(rows[p]) for p in ("train", "tune", "calibrate"))
    model = Pooled(train, vectors)

    def scored(data: Labelled) -> Scored:
        answers, scores = model.answers_and_log_odds(data.texts)
        return Scored(scores, np.array(answers) != np.array(data.labels))

    fresh = novel(calibrate.texts, train.texts + tune.texts)
    found = certify(scored(tune), scored(calibrate), fresh, alpha, DELTA)
    tested = scored(test)
    local = tested.scores >= (found.gate if found else np.inf)
    answered, wrong = int(local.sum()), int((tested.disagrees & local).sum())
    return {
        "alpha": alpha,
        "certified": found is not None,
        "coverage": found.coverage if found else 0.0,
        "test_rows": len(test),
        "test_local": answered,
        "test_wrong": wrong,
        "above_alpha": bounds.lower(wrong, answered, DELTA) > alpha,
        "test_accuracy": float(1 - tested.disagrees.mean()),
    }
