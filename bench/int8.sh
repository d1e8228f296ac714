#!/bin/sh
# Base models in 8 bits beside floats, on STS-B: see dev.bantam.bench.encoder.EightBitsBench.
# Usage: bench/int8.sh [DATA_FOLDER] [MODEL...]
set -eu
here=$(cd "$(dirname "$0")/.." && pwd)
data=$(cd "${1:-$here/../shared/data}" && pwd)
[ $# -eq 0 ] || shift
mkdir -p "$here/bench/results"
"$here/bench/java.sh" dev.bantam.bench.encoder.EightBitsBench "$data/stsb/test.csv" "$@" \
  >"$here/bench/results/int8.jsonl"
PYTHONDONTWRITEBYTECODE=1 exec "${PYTHON:-python3}" "$here/bench/int8_table.py" \
  "$here/bench/results/int8.jsonl"
