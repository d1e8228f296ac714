#!/bin/sh
# Plays recorded answers as live traffic through the loop: see dev.bantam.bench.loop.LoopRuns.
# Usage: bench/loop.sh shuffles|http|headlines [DATA_FOLDER] [RUNS] [FIRST_SEED] [RUNGS]
#        bench/loop.sh sorted|drift|calm|crashes [DATA_FOLDER] [RUNS]
#        bench/loop.sh kills [KILLS]
# RUNGS is lexical or lexical,encoder. http plays through ./bantam serve; kills ends gateways, learners and connections to
# the store while they work, as a test of bantam-gateway; the others run in one process.
set -eu
here=$(cd "$(dirname "$0")/.." && pwd)
if [ "$1" = kills ]; then
  cd "$here"
  exec mvn -q -Dquick -pl bantam-gateway -am test -Dtest=LoopKillTest -Dsurefire.failIfNoSpecifiedTests=false \
    "-Dbantam.kills=${2:-100}"
fi
data=$(cd "${2:-$here/../shared/data}" && pwd)
exec "$here/bench/java.sh" dev.bantam.bench.loop.LoopRuns "$1" "$data" "${3:-1}" "${4:-1}" "${5:-lexical}" \
  "$here/bantam"
