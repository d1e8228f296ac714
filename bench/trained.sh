#!/bin/sh
# MiniLM trained whole and its students, alone and in 8 bits: see dev.bantam.bench.encoder.TrainedModelsBench.
# Usage: bench/trained.sh [DATA_FOLDER] [SET] [SEED]
set -eu
here=$(cd "$(dirname "$0")/.." && pwd)
data=$(cd "${1:-$here/../shared/data}/${2:-banking77}" && pwd)
exec "$here/bench/java.sh" dev.bantam.bench.encoder.TrainedModelsBench "$data/train.csv" "$data/test.csv" "${3:-1}"
