#!/bin/sh
# Bantam's lexical rung beside scikit-learn and fastText on the same rows. See bench/README.md.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
venv=.venv
requirements=requirements.txt
. "$here/venv.sh"

# One thread in the numeric libraries: rows are predicted, and linear models trained, on one core.
OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 MKL_NUM_THREADS=1 PYTHONDONTWRITEBYTECODE=1
export OMP_NUM_THREADS OPENBLAS_NUM_THREADS MKL_NUM_THREADS PYTHONDONTWRITEBYTECODE
exec "$python" "$here/lexical.py" "$@"
