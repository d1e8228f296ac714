#!/bin/sh
# Holds assess's certificates to calls that it never saw: see dev.bantam.bench.AssessPromise.
# Usage: bench/assess_promise.sh [DATA_FOLDER] [SHUFFLES] [CALLS_ASSESSED]
set -eu
here=$(cd "$(dirname "$0")/.." && pwd)
data=$(cd "${1:-$here/../shared/data}" && pwd)
exec "$here/bench/java.sh" dev.bantam.bench.AssessPromise "$data" "${2:-50}" "${3:-2000}"
