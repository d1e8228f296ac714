#!/bin/sh
# The time and the allocation of a mean answer, by JMH: one thread, and one per processor.
# Usage: bench/answer.sh [DATA.csv] [JMH options]
set -eu
here=$(cd "$(dirname "$0")/.." && pwd)
data=${1:-$here/examples/helpdesk.csv}
[ $# -eq 0 ] || shift
data=$(cd "$(dirname "$data")" && pwd)/$(basename "$data")
exec "$here/bench/java.sh" org.openjdk.jmh.Main -p data="$data" -prof gc "$@" AnswerBenchmark
