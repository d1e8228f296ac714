"""A specialist's rungs, each as a specialist of its own."""

import json
import os
from pathlib import Path

MANIFEST = "specialist.json"


def rungs(folder: Path) -> list[str]:
    manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    return [rung["name"] for rung in manifest["rungs"]]


def alone(folder: Path, names: list[str], to: Path) -> Path:
    """A folder whose last rung of these answers everything.

    The encoder pools its opinion with that of the rung below it, where there is one: [encoder]
    is the encoder by itself, [lexical, encoder] the pooled opinion on every row.
    """
    manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    kept = [rung for rung in manifest["rungs"] if rung["name"] in names]
    manifest["rungs"] = [{**rung, "gate": None} for rung in kept]
    manifest["certificate"] = None
    manifest["golden"] = []
    to.mkdir()
    for file in folder.iterdir():
        if file.name != MANIFEST:
            os.link(file, to / file.name)
    (to / MANIFEST).write_text(json.dumps(manifest), encoding="utf-8")
    return to
