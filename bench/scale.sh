#!/bin/sh
# How time and memory of `learn` grow with rows: see scale.py.
# Usage: bench/scale.sh [TRAIN.csv] [--copies 1,10,100]
set -eu
here=$(cd "$(dirname "$0")/.." && pwd)
data=${1:-$here/../shared/data/banking77/train.csv}
[ $# -eq 0 ] || shift
"$here/bantam" --version >/dev/null
exec python3 "$here/bench/scale.py" "$data" "$@"
