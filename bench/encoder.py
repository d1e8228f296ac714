"""The ladder with an encoder rung: accuracy, time, and what is certified. See bench/README.md."""

import argparse
import sys
from functools import partial
from pathlib import Path

import encoder_tables
from bantam import Bantam
from encoder_runs import Runs
from lines import Lines

SETS = ("banking77", "clinc150", "trec", "sst2", "frugalgpt/headlines", "snips", "ag_news")
CERTIFIED_SETS = ("banking77", "clinc150", "frugalgpt/headlines")
STAGES = ("accuracy", "few", "certified", "stream")
KEY = ("stage", "set", "who", "seed", "models", "learn_time")
HERE = Path(__file__).resolve().parent


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=HERE.parent.parent / "shared" / "data")
    parser.add_argument("--stages", default=",".join(STAGES))
    parser.add_argument("--sets", help="of the stages accuracy and certified")
    parser.add_argument("--models", default="all-minilm-l6-v2,bge-small-en-v1.5")
    parser.add_argument("--learn-time", default="15m", help="of learn; 0 trains no encoder")
    parser.add_argument("--seeds", type=int, default=5, help="certificates a set")
    parser.add_argument("--bantam", type=Path, default=HERE.parent / "bantam")
    parser.add_argument("--results", type=Path, default=HERE / "results" / "encoder.jsonl")
    parser.add_argument("--work", type=Path, default=HERE / "results" / "folders")
    parser.add_argument("--again", action="store_true", help="also what the results have already")
    parser.add_argument("--tables", action="store_true", help="only print the tables")
    options = parser.parse_args()
    unknown = set(options.stages.split(",")) - set(STAGES)
    if unknown:
        parser.error(f"no such stage: {', '.join(sorted(unknown))}; there are {', '.join(STAGES)}")
    return options


def measure(options: argparse.Namespace, lines: Lines) -> None:
    wanted = ("--encoder", options.models, "--learn-time", options.learn_time)
    bantam = Bantam(options.bantam, "--rungs", "lexical,encoder", *wanted)
    bantam.warm_up()
    runs = Runs(bantam, options.data, options.work)
    stages = options.stages.split(",")
    sets = options.sets.split(",") if options.sets else list(SETS)
    certified = [name for name in sets if options.sets or name in CERTIFIED_SETS]
    seeds = range(1, options.seeds + 1)
    work = [("accuracy", name, 1, runs.accuracy) for name in sets if "accuracy" in stages]
    work += [("few", "banking77", 1, runs.few)] if "few" in stages else []
    if "certified" in stages:
        work += [("certified", name, seed, runs.certified) for name in certified for seed in seeds]
    if "stream" in stages:
        work += [("stream", "ocats_banking77", seed, runs.stream) for seed in seeds]
    for stage, name, seed, run in work:
        identity = {"stage": stage, "set": name, "who": "Bantam", "seed": seed}
        identity |= {"models": options.models, "learn_time": options.learn_time}
        line = lines.once(identity, partial(run, name, seed), options.again)
        print(encoder_tables.summary(line), file=sys.stderr, flush=True)


def main() -> None:
    options = arguments()
    lines = Lines(options.results, KEY)
    if not options.tables:
        measure(options, lines)
    print(encoder_tables.document(list(lines.all())))


if __name__ == "__main__":
    main()
