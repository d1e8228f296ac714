#!/bin/sh
# Measures the relay beside a bare one and, where they are installed, beside others. All on this machine, loopback only.
# Usage: bench/gateway.sh [--rounds N] [--seconds S] [--warm-up CALLS]
# Environment: PORTKEY=FOLDER with node_modules/@portkey-ai/gateway; LITELLM=path/to/bin/litellm
set -eu
here=$(cd "$(dirname "$0")/.." && pwd)
scratch=$(mktemp -d)
pids=''
trap 'for pid in $pids; do kill "$pid" 2>/dev/null || :; done; rm -rf "$scratch"' EXIT
(
  cd "$here"
  mvn -q -Dquick -Dmaven.test.skip=true -pl bantam-bench -am package \
    dependency:build-classpath -Dmdep.outputFile=target/classpath -Dmdep.includeScope=runtime
)
"$here/bantam" --version >/dev/null
java=$(sed -n 4p "$here/bantam-cli/target/bantam/state")/bin/java
class_path=$here/bantam-bench/target/classes:$(cat "$here/bantam-bench/target/classpath")

relays=''
await() { # NAME PORT PID
  tries=0
  until curl -s -o "$scratch/answer" -m 2 "http://127.0.0.1:$2/v1/models"; do
    tries=$((tries + 1))
    if [ $tries -gt 600 ] || ! kill -0 "$3" 2>/dev/null; then
      echo "$1 does not start:" >&2
      tail -n 5 "$scratch/$1.log" >&2
      return 1
    fi
    sleep 0.1
  done
  relays="$relays $1=$2=$3"
}

"$java" -XX:+UseSerialGC -cp "$class_path" dev.bantam.bench.relay.InstantUpstream 9100 >"$scratch/direct.log" 2>&1 &
pids="$pids $!" && await direct 9100 $!
"$java" -XX:+UseSerialGC -Xms64m -Xmn32m -Xmx512m -cp "$class_path" dev.bantam.bench.relay.BareRelay 9101 \
  http://127.0.0.1:9100 >"$scratch/bare.log" 2>&1 &
pids="$pids $!" && await bare 9101 $!
began=$(date +%s%N)
"$here/bantam" serve --port 9102 --home "$scratch/home" --upstream http://127.0.0.1:9100/v1 >"$scratch/bantam.log" 2>&1 &
bantam=$!
pids="$pids $bantam"
until curl -s -o "$scratch/answer" http://127.0.0.1:9102/health/ready; do sleep 0.01; done
echo "bantam: $((($(date +%s%N) - began) / 1000000)) ms from start to ready"
await bantam 9102 $bantam
if [ -n "${PORTKEY:-}" ]; then
  (cd "$PORTKEY" && exec node node_modules/@portkey-ai/gateway/build/start-server.js --headless --port=9103) \
    >"$scratch/portkey.log" 2>&1 &
  pids="$pids $!" && { await portkey 9103 $! || :; }
fi
if [ -n "${LITELLM:-}" ]; then
  cat >"$scratch/litellm.yaml" <<EOF
model_list:
  - model_name: m
    litellm_params: {model: openai/m, api_base: "http://127.0.0.1:9100/v1", api_key: sk-up}
general_settings: {master_key: sk-bench}
EOF
  LITELLM_LOCAL_MODEL_COST_MAP=True "$LITELLM" --config "$scratch/litellm.yaml" --host 127.0.0.1 --port 9104 >"$scratch/litellm.log" 2>&1 &
  pids="$pids $!" && { await litellm 9104 $! || :; }
fi
# shellcheck disable=SC2086 # several relays
"$java" -cp "$class_path" dev.bantam.bench.relay.RelayBench "$@" $relays
