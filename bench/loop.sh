#!/bin/sh
# Plays recorded answers as live traffic through the loop: see dev.bantam.bench.loop.LoopRuns.
# Usage: bench/loop.sh shuffles|sorted|headlines|drift|calm [DATA_FOLDER] [RUNS]
set -eu
here=$(cd "$(dirname "$0")/.." && pwd)
data=$(cd "${2:-$here/../shared/data}" && pwd)
exec "$here/bench/java.sh" dev.bantam.bench.loop.LoopRuns "$1" "$data" "${3:-1}"
