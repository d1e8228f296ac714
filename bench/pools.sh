#!/bin/sh
# Holds the promise to pools of real data: see dev.bantam.bench.RealPools.
# Usage: bench/pools.sh [DATA_FOLDER] [DRAWS]
set -eu
here=$(cd "$(dirname "$0")/.." && pwd)
data=$(cd "${1:-$here/../shared/data}" && pwd)
exec "$here/bench/java.sh" dev.bantam.bench.RealPools "$data" "${2:-2000}"
