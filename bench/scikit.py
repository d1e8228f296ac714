"""scikit-learn's linear models on TF-IDF n-grams."""

import pickle
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.special import logsumexp
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import FeatureUnion, Pipeline, make_pipeline
from sklearn.svm import LinearSVC

from labelled import Labelled


class ScikitModel:
    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline

    def predict(self, texts: Sequence[str]) -> list[str]:
        return list(map(str, self._pipeline.predict(texts)))

    def probabilities(self, texts: Sequence[str]) -> NDArray[np.float64]:
        """Of each label, in the order of their names; only for a model that has them."""
        return np.asarray(self._pipeline.predict_proba(texts))

    def answers_and_log_odds(self, texts: Sequence[str]) -> tuple[list[str], NDArray[np.float64]]:
        logits = self._pipeline.decision_function(texts)
        labels = self._pipeline.classes_
        if logits.ndim == 1:  # two labels: the log-odds of the second
            return labels[(logits > 0).astype(int)].tolist(), np.abs(logits)
        top = logits.argmax(axis=1)
        rows = np.arange(len(logits))
        best = logits[rows, top]
        logits[rows, top] = -np.inf
        return labels[top].tolist(), best - logsumexp(logits, axis=1)

    def save(self, folder: Path) -> int:
        file = folder / "pipeline.pickle"
        file.write_bytes(pickle.dumps(self._pipeline, protocol=pickle.HIGHEST_PROTOCOL))
        return file.stat().st_size

    def least_bytes(self) -> int:
        """Coefficients, intercepts and IDF as float32, and the vocabulary as lines of UTF-8."""
        features, classifier = self._pipeline[0], self._pipeline[-1]
        terms = 0
        for _, vectorizer in features.transformer_list:
            terms += sum(len(term.encode()) + 1 for term in vectorizer.vocabulary_)
        numbers = classifier.coef_.size + classifier.intercept_.size + classifier.coef_.shape[1]
        return int(terms + 4 * numbers)


class Scikit:
    def __init__(self, name: str, classifier: type, **settings: object) -> None:
        self.name = name
        self._classifier = classifier
        self._settings = settings

    def train(self, data: Labelled) -> ScikitModel:
        features = FeatureUnion(
            [
                ("words", TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True)),
                (
                    "characters",
                    TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True),
                ),
            ]
        )
        pipeline = make_pipeline(features, self._classifier(**self._settings))
        return ScikitModel(pipeline.fit(data.texts, data.labels))


LINEAR_SVC = Scikit("LinearSVC", LinearSVC, C=1.0, random_state=1)
LOGISTIC_REGRESSION = Scikit("LogisticRegression", LogisticRegression, C=10.0, max_iter=1000)
