#!/bin/sh
# Writes a mixed file of recorded calls with its truth: see dev.bantam.bench.MixedCalls.
# Usage: bench/mixed_calls.sh OUT_FOLDER [OPTION...]
set -eu
here=$(cd "$(dirname "$0")/.." && pwd)
exec "$here/bench/java.sh" dev.bantam.bench.MixedCalls --data "$here/../shared/data" "$@"
