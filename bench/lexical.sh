#!/bin/sh
# Bantam's lexical rung beside scikit-learn and fastText on the same rows. See bench/README.md.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
venv=$here/.venv
python=${PYTHON:-python3}

if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
  echo "bench: needs Python 3.11 or newer; set PYTHON to one (found: $("$python" -V 2>&1 || true))" >&2
  exit 69
fi

# The packages are installed once, and again when the pins change.
if ! cmp -s "$here/requirements.txt" "$venv/installed.txt"; then
  echo "bench: installing the pinned packages into bench/.venv" >&2
  "$python" -m venv --clear "$venv"
  complete=yes
  if ! "$venv/bin/pip" install --quiet --requirement "$here/requirements.txt" >&2; then
    # One package that cannot be had must not cost the others.
    for package in $(sed 's/#.*//' "$here/requirements.txt"); do
      "$venv/bin/pip" install --quiet "$package" >&2 || {
        echo "bench: $package could not be installed" >&2
        complete=no
      }
    done
  fi
  [ "$complete" = no ] || cp "$here/requirements.txt" "$venv/installed.txt"
fi

# One thread in the numeric libraries: rows are predicted, and linear models trained, on one core.
OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 MKL_NUM_THREADS=1 PYTHONDONTWRITEBYTECODE=1
export OMP_NUM_THREADS OPENBLAS_NUM_THREADS MKL_NUM_THREADS PYTHONDONTWRITEBYTECODE
exec "$venv/bin/python" "$here/lexical.py" "$@"
