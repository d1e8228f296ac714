#!/bin/sh
# Runs a class of bantam-bench on the JDK that ./bantam would use.
# Usage: bench/java.sh CLASS [ARGUMENT...]
set -eu
here=$(cd "$(dirname "$0")/.." && pwd)
(
  cd "$here"
  # What the class prints may be read by a program: Maven's escape codes go elsewhere.
  exec >&2
  mvn -q -Dquick -Dmaven.test.skip=true -pl bantam-bench -am package \
    dependency:build-classpath -Dmdep.outputFile=target/classpath -Dmdep.includeScope=runtime
)
"$here/bantam" --version >/dev/null
java=$(sed -n 4p "$here/bantam-cli/target/bantam/state")/bin/java
exec "$java" -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED \
  -cp "$here/bantam-bench/target/classes:$(cat "$here/bantam-bench/target/classpath")" "$@"
