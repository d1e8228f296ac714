"""Bantam and its peers on one data set."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import numpy as np

import bounds
from bantam import Bantam, BantamError, Evaluated, Learned, places
from certify import Certificate, Scored, certify
from labelled import Labelled
from novelty import novel
from paired import mcnemar
from peer import Cost, Peer, RankingModel, measure, right
from results import Accuracies, Pair, Promise, SetResult

ALPHA = 0.05
DELTA = 0.05
BANTAM = "Bantam"
CERTIFIED_PEER = "LogisticRegression"

Say = Callable[[str], None]


class Contest:
    """Runs everyone on one set; whoever fails is noted, and the others go on."""

    def __init__(
        self,
        name: str,
        train: Labelled,
        test: Labelled,
        bantam: Bantam,
        peers: Sequence[Peer],
        folder: Path,
        say: Say,
    ) -> None:
        self._train, self._test = train, test
        self._bantam, self._peers = bantam, peers
        self._folder, self._say = folder, say
        self.result = SetResult(
            name, len(train), len(test), len(set(train.labels)), Accuracies(len(train))
        )

    def run(self, seeds: int) -> SetResult:
        self._attempt(BANTAM, "all rows", self._bantam_on_all_rows)
        for peer in self._peers:
            self._attempt(peer.name, "all rows", partial(self._peer_on_all_rows, peer))
        for seed in range(1, seeds + 1):
            if BANTAM not in self.result.failures:
                self._attempt(BANTAM, f"seed {seed}", partial(self._certified, seed))
        for mode in filter(None, (self.result.all_rows, self.result.certified)):
            _pair(mode)
        return self.result

    def _attempt(self, who: str, what: str, work: Callable[[], None]) -> None:
        self._say(f"{self.result.name}: {who}, {what}")
        try:
            work()
        except Exception as error:
            self._say(f"{self.result.name}: {who} failed: {error}")
            self.result.failures[who] = f"{what}: {error}"

    def _bantam_on_all_rows(self) -> None:
        learned = self._bantam.learn_all_rows(self._train.file, self._folder / "all-rows")
        evaluated = self._evaluate(learned)
        _note(self.result.all_rows, BANTAM, evaluated.right)
        self.result.cost[BANTAM] = Cost(
            learned.folder_bytes(),
            sum(rung["size_bytes"] for rung in learned.said["rungs"]),
            learned.wall_seconds,
            evaluated.said["us_mean"],
            evaluated.said["us_p50"],
        )

    def _peer_on_all_rows(self, peer: Peer) -> None:
        answers, cost = measure(peer, self._train, self._test, self._folder)
        _note(self.result.all_rows, peer.name, answers)
        self.result.cost[peer.name] = cost

    def _certified(self, seed: int) -> None:
        """Bantam's certificate of this seed, and the same procedure on the same places for a peer.

        With the first seed everyone is compared on the rows that Bantam trained on.
        """
        file = self._folder / f"places-{seed}.csv"
        learned = self._bantam.learn_certified(
            self._train.file, self._folder / f"seed-{seed}", seed, file
        )
        evaluated = self._evaluate(learned)
        rows = places(file, len(self._train))
        train = self._train.only(rows["train"])
        self.result.promises.setdefault(BANTAM, []).append(
            _bantam_promise(seed, learned, evaluated)
        )
        if seed == 1:
            self.result.certified = Accuracies(len(train))
            _note(self.result.certified, BANTAM, evaluated.right)
        for peer in self._peers:
            if peer.name in self.result.failures:
                continue
            if seed == 1 or peer.name == CERTIFIED_PEER:
                self._attempt(
                    peer.name,
                    f"seed {seed}",
                    partial(self._peer_on_places, peer, seed, train, rows),
                )

    def _peer_on_places(
        self, peer: Peer, seed: int, train: Labelled, rows: dict[str, list[int]]
    ) -> None:
        model = peer.train(train)
        answers = right(model, self._test)
        if seed == 1 and self.result.certified:
            _note(self.result.certified, peer.name, answers)
        if peer.name == CERTIFIED_PEER and isinstance(model, RankingModel):
            self.result.promises.setdefault(peer.name, []).append(
                _peer_promise(seed, model, self._test, train, self._train, rows)
            )

    def _evaluate(self, learned: Learned) -> Evaluated:
        rows = self._folder / f"{learned.folder.name}-rows.csv"
        return self._bantam.evaluate(learned.folder, self._test, rows)


def _note(mode: Accuracies, who: str, answers: list[bool]) -> None:
    mode.accuracy[who] = sum(answers) / len(answers)
    mode.right[who] = "".join("1" if good else "0" for good in answers)


def _pair(mode: Accuracies) -> None:
    ours = mode.right.get(BANTAM)
    for who, theirs in mode.right.items():
        if ours is not None and who != BANTAM:
            mode.against_bantam[who] = Pair(
                *mcnemar([c == "1" for c in ours], [c == "1" for c in theirs])
            )


def _promise(
    seed: int,
    certified: bool,
    coverage: float,
    n: int,
    k: int,
    answers: list[bool],
    local: int,
    disagreements: int,
) -> Promise:
    rows = len(answers)
    return Promise(
        seed,
        certified,
        coverage,
        n,
        k,
        sum(answers) / rows,
        local / rows,
        disagreements / local if local else None,
        bounds.upper(disagreements, local, DELTA) if local else None,
        bounds.lower(disagreements, local, DELTA) > ALPHA,
    )


def _bantam_promise(seed: int, learned: Learned, evaluated: Evaluated) -> Promise:
    certificate = learned.said["certificate"]
    if certificate and (certificate["alpha"], certificate["delta"]) != (ALPHA, DELTA):
        raise BantamError(f"the certificate is for other levels: {certificate}")
    n, k, coverage = (
        (certificate["n"], certificate["k"], certificate["coverage"])
        if certificate
        else (0, 0, 0.0)
    )
    local, wrong = sum(evaluated.local), evaluated.local_disagreements()
    return _promise(seed, bool(certificate), coverage, n, k, evaluated.right, local, wrong)


def _peer_promise(
    seed: int,
    model: RankingModel,
    test: Labelled,
    train: Labelled,
    everything: Labelled,
    rows: dict[str, list[int]],
) -> Promise:
    def scored(data: Labelled) -> Scored:
        answers, scores = model.answers_and_log_odds(data.texts)
        return Scored(scores, np.array(answers) != np.array(data.labels))

    tune, calibrate = everything.only(rows["tune"]), everything.only(rows["calibrate"])
    fresh = novel(calibrate.texts, train.texts + tune.texts)
    found: Certificate | None = certify(scored(tune), scored(calibrate), fresh, ALPHA, DELTA)
    tested = scored(test)
    local = tested.scores >= (found.gate if found else np.inf)
    n, k, coverage = (found.n, found.k, found.coverage) if found else (0, 0, 0.0)
    answers = (~tested.disagrees).tolist()
    wrong = int((tested.disagrees & local).sum())
    return _promise(seed, found is not None, coverage, n, k, answers, int(local.sum()), wrong)
