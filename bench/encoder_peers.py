"""scikit-learn and PyTorch beside the encoder rung. See bench/README.md."""

import argparse
import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

import encoder_tables
from bantam import places
from encoder import CERTIFIED_SETS, HERE, KEY, SETS
from encoder_runs import ALPHA, STREAM_ALPHA
from labelled import Labelled, read
from lines import Line, Lines
from timing import timed

STAGES = ("frozen", "certified", "stream", "finetune", "epochs")
EPOCHS = 3
FINE_TUNED_SETS = ("banking77",)
TIMED_SET = "banking77"


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=HERE.parent.parent / "shared" / "data")
    parser.add_argument("--stages", default=",".join(STAGES))
    parser.add_argument("--sets", help="of the stages frozen, certified and finetune")
    parser.add_argument("--seeds", type=int, default=5, help="certificates a set")
    parser.add_argument("--rounds", type=int, default=3, help="epochs timed, one after another")
    parser.add_argument("--results", type=Path, default=HERE / "results" / "encoder.jsonl")
    parser.add_argument("--work", type=Path, default=HERE / "results" / "folders")
    parser.add_argument("--again", action="store_true", help="also what the results have already")
    return parser.parse_args()


@dataclass(frozen=True)
class Peers:
    data: Path
    work: Path
    lines: Lines
    again: bool

    def frozen(self, name: str) -> None:
        from frozen import accuracies
        from vectors import MODELS, Vectors

        train, test = self._parts(name)
        for title, model in MODELS.items():

            def measure(model=model) -> Line:
                found, seconds = timed(lambda: accuracies(train, test, Vectors(model)))
                return {**found, "seconds": seconds}

            self._once("frozen", name, f"LogisticRegression on frozen {title}", 1, measure)

    def certified(self, name: str, seed: int) -> None:
        folder = self.work / "certified" / f"{name.replace('/', '-')}-{seed}"
        train, test = self._parts(name)
        self._promise("certified", name, seed, folder, train, test, ALPHA)

    def stream(self, seed: int) -> None:
        folder = self.work / "stream" / f"ocats_banking77-{seed}"
        if (folder / "places.csv").exists():
            train, test = read(folder / "train.csv"), read(folder / "test.csv")
            self._promise("stream", "ocats_banking77", seed, folder, train, test, STREAM_ALPHA)

    def finetune(self, name: str) -> None:
        from finetune import FineTuning

        def measure() -> Line:
            train, test = self._parts(name)
            training = FineTuning(train, EPOCHS, 1)
            epochs = [training.epoch() for _ in range(EPOCHS)]
            seconds = sum(epoch.seconds for epoch in epochs)
            return {
                "accuracy": training.accuracy(test),
                "seconds": seconds,
                "epochs": [asdict(epoch) for epoch in epochs],
            }

        self._once("finetune", name, "PyTorch, MiniLM fine-tuned", 1, measure)

    def epochs(self, number: int) -> None:
        """One epoch of each, in processes of their own; who is first changes from round to round."""
        file = self.data / TIMED_SET / "train.csv"
        here = Path(__file__).resolve()
        ours = [str(HERE / "java.sh"), "dev.bantam.bench.encoder.EpochBench", str(file)]
        theirs = [sys.executable, str(here.with_name("torch_epoch.py")), str(file)]

        def measure() -> Line:
            turns = (ours, theirs) if number % 2 else (theirs, ours)
            said = [json.loads(subprocess.check_output(turn)) for turn in turns]
            bantam, torch = said if number % 2 else said[::-1]
            return {
                "rows": bantam["rows"],
                "bantam": {name: bantam[name] for name in ("seconds", "cpu_seconds")},
                "torch": {name: torch[name] for name in ("seconds", "cpu_seconds")},
            }

        self._once("epochs", TIMED_SET, "Bantam and PyTorch", number, measure)

    def _promise(
        self,
        stage: str,
        name: str,
        seed: int,
        folder: Path,
        train: Labelled,
        test: Labelled,
        alpha: float,
    ) -> None:
        from frozen import promise
        from vectors import MODELS, Vectors

        file = folder / "places.csv"
        if not file.exists():
            print(f"{stage} {name} seed {seed}: run bench/encoder.sh first", file=sys.stderr)
            return
        title = "all-minilm-l6-v2"

        def measure() -> Line:
            rows = places(file, len(train))
            return promise(train, rows, test, Vectors(MODELS[title]), alpha)

        self._once(stage, name, f"LogisticRegression, lexical x frozen {title}", seed, measure)

    def _once(
        self, stage: str, name: str, who: str, seed: int, measure: Callable[[], Line]
    ) -> None:
        identity = {"stage": stage, "set": name, "who": who, "seed": seed}
        identity |= {"models": "-", "learn_time": "-"}
        line = self.lines.once(identity, measure, self.again)
        print(encoder_tables.summary(line), file=sys.stderr, flush=True)

    def _parts(self, name: str) -> tuple[Labelled, Labelled]:
        return read(self.data / name / "train.csv"), read(self.data / name / "test.csv")


def main() -> None:
    options = arguments()
    lines = Lines(options.results, KEY)
    peers = Peers(options.data, options.work, lines, options.again)
    stages = options.stages.split(",")
    sets = options.sets.split(",") if options.sets else None
    seeds = range(1, options.seeds + 1)
    work: list[Callable[[], None]] = []
    if "frozen" in stages:
        work += [lambda name=name: peers.frozen(name) for name in sets or SETS]
    if "certified" in stages:
        for name in sets or CERTIFIED_SETS:
            work += [lambda name=name, seed=seed: peers.certified(name, seed) for seed in seeds]
    if "stream" in stages:
        work += [lambda seed=seed: peers.stream(seed) for seed in seeds]
    if "finetune" in stages:
        work += [lambda name=name: peers.finetune(name) for name in sets or FINE_TUNED_SETS]
    if "epochs" in stages:
        work += [lambda number=n: peers.epochs(number) for n in range(1, options.rounds + 1)]
    for one in work:
        one()
    print(encoder_tables.document(list(lines.all())))


if __name__ == "__main__":
    main()
