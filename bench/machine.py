"""What the figures were measured on."""

import os
import platform
import shutil
import subprocess
from datetime import date
from importlib import metadata
from pathlib import Path


def _processor() -> str:
    try:
        for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    except OSError:
        pass
    return platform.processor() or platform.machine()


def _java_release(home: Path) -> tuple[tuple[int, ...], str] | None:
    """A JDK's version, to compare and to print."""
    try:
        lines = (home / "release").read_text(encoding="utf-8").splitlines()
    except OSError:
        return None
    facts = dict(line.split("=", 1) for line in lines if "=" in line)
    version = facts.get("JAVA_VERSION", "").strip('"')
    numbers = tuple(int(part) for part in version.split(".") if part.isdigit())
    return numbers, f"JDK {version} ({facts.get('IMPLEMENTOR', 'unknown').strip(chr(34))})"


def _java() -> str:
    """The first JDK of at least 25 where Bantam's launcher looks: JAVA_HOME, PATH, /usr/lib/jvm."""
    homes = [Path(os.environ["JAVA_HOME"])] if os.environ.get("JAVA_HOME") else []
    if on_path := shutil.which("java"):
        homes.append(Path(on_path).resolve().parent.parent)
    homes += sorted(Path("/usr/lib/jvm").glob("*")) + sorted(
        Path.home().glob(".sdkman/candidates/java/*")
    )
    for home in homes:
        if (found := _java_release(home)) and found[0] >= (25,):
            return found[1]
    return "JDK not found"


def _version(package: str) -> str:
    try:
        return f"{package} {metadata.version(package)}"
    except metadata.PackageNotFoundError:
        return f"{package} missing"


def _commit(checkout: Path) -> str:
    try:
        done = subprocess.run(
            ["git", "-C", str(checkout), "rev-parse", "--short=12", "HEAD"],
            capture_output=True,
            text=True,
        )
    except OSError:
        return "unknown"
    return done.stdout.strip() or "unknown"


def description(checkout: Path) -> list[str]:
    """Lines that name the machine, the software, Bantam's commit and the day."""
    packages = ("scikit-learn", "numpy", "scipy", "fasttext-wheel")
    return [
        f"- Machine: {_processor()}, {os.cpu_count()} cores, {platform.system()}",
        f"- Java: {_java()}",
        f"- Python {platform.python_version()}, " + ", ".join(map(_version, packages)),
        f"- Bantam at commit {_commit(checkout)}, {date.today().isoformat()}",
    ]
