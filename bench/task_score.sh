#!/bin/sh
# Holds what `assess --explain` wrote against the truth of a mixed file: see dev.bantam.bench.TaskScoreTable.
# Usage: bench/task_score.sh TRUTH.csv EXPLAIN.csv [ASSESS.json] [--file NAME]
set -eu
here=$(cd "$(dirname "$0")/.." && pwd)
exec "$here/bench/java.sh" dev.bantam.bench.TaskScoreTable "$@"
