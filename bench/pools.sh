#!/bin/sh
# Holds the promise to pools of real data: see dev.bantam.bench.RealPools and LadderPools.
# Usage: bench/pools.sh [DATA_FOLDER] [DRAWS] [lexical|ladder]
set -eu
here=$(cd "$(dirname "$0")/.." && pwd)
data=$(cd "${1:-$here/../shared/data}" && pwd)
case ${3:-lexical} in
  lexical) class=RealPools ;;
  ladder) class=LadderPools ;;
  *) echo "bench: the pools are lexical or ladder, not $3" >&2; exit 64 ;;
esac
exec "$here/bench/java.sh" "dev.bantam.bench.$class" "$data" "${2:-2000}"
