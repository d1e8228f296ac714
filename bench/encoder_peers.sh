#!/bin/sh
# scikit-learn on frozen vectors and PyTorch beside the encoder rung: see bench/README.md.
# Usage: bench/encoder_peers.sh [--stages frozen,certified,stream,finetune,epochs] [--sets A,B] [--seeds N]
set -eu
here=$(cd "$(dirname "$0")" && pwd)
venv=.venv-encoder
requirements=requirements-encoder.txt
. "$here/venv.sh"
PYTHONDONTWRITEBYTECODE=1 exec "$python" "$here/encoder_peers.py" "$@"
