#!/bin/sh
# The ladder with an encoder rung on public sets: see bench/README.md.
# Usage: bench/encoder.sh [--stages A,B] [--sets A,B] [--models M,N] [--learn-time 15m] [--seeds N] [--tables]
set -eu
here=$(cd "$(dirname "$0")" && pwd)
PYTHONDONTWRITEBYTECODE=1 exec "${PYTHON:-python3}" "$here/encoder.py" "$@"
