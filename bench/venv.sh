# Sourced by the scripts that need Python packages: sets $python to one that has them.
# Expects $here (this folder), $venv (its name here) and $requirements (a file of pins here).

base=${PYTHON:-python3}
if ! "$base" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
  found=$("$base" -V 2>&1 || true)
  echo "bench: needs Python 3.11 or newer; set PYTHON to one (found: $found)" >&2
  exit 69
fi

# The packages are installed once, and again when the pins change.
if ! cmp -s "$here/$requirements" "$here/$venv/installed.txt"; then
  echo "bench: installing the pinned packages into bench/$venv" >&2
  "$base" -m venv --clear "$here/$venv"
  complete=yes
  if ! "$here/$venv/bin/pip" install --quiet --requirement "$here/$requirements" >&2; then
    # One package that cannot be had must not cost the others.
    for package in $(sed 's/#.*//' "$here/$requirements"); do
      "$here/$venv/bin/pip" install --quiet "$package" >&2 || {
        echo "bench: $package could not be installed" >&2
        complete=no
      }
    done
  fi
  [ "$complete" = no ] || cp "$here/$requirements" "$here/$venv/installed.txt"
fi
python=$here/$venv/bin/python
