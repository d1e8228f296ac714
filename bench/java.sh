#!/bin/sh
# Runs a class of bantam-bench on the JDK that ./bantam would use.
# Usage: bench/java.sh CLASS [ARGUMENT...]
set -eu
here=$(cd "$(dirname "$0")/.." && pwd)
(
  cd "$here"
  mvn -q -Dquick -Dmaven.test.skip=true -pl bantam-bench -am package \
    dependency:build-classpath -Dmdep.outputFile=target/classpath -Dmdep.includeScope=runtime
)
"$here/bantam" --version >/dev/null
java=$(sed -n 4p "$here/bantam-cli/target/bantam/state")/bin/java
# Encoders need it; "bantam fetch" gets it.
runtime=${BANTAM_CACHE:-${XDG_CACHE_HOME:-${HOME:-}/.cache}/bantam}/runtime/onnxruntime-1.29.0.jar
exec "$java" -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED \
  -cp "$here/bantam-bench/target/classes:$(cat "$here/bantam-bench/target/classpath"):$runtime" "$@"
