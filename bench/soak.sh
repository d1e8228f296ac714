#!/bin/sh
# 200,000 calls through the relay with recording and the loop on; fails when memory grows on. Loopback only.
# Usage: bench/soak.sh [CALLS]
unset PORTKEY LITELLM
exec "$(dirname "$0")/gateway.sh" --soak "${1:-200000}"
