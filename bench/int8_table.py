"""The table of bench/int8.sh, from its lines of JSON."""

import json
import sys
from pathlib import Path

from markdown import table

HEADER = (
    "model",
    "MB: floats / 8 bits",
    "smaller",
    "ms a sentence: floats / 8 bits",
    "faster",
    "CPU ms: floats / 8 bits",
    "faster by CPU",
    "cosine: mean / least",
    "Spearman: floats / 8 bits",
    "points lost",
)


def row(line: dict[str, float]) -> list[str]:
    floats, eight_bits = line["float_spearman"], line["int8_spearman"]
    return [
        str(line["model"]),
        f"{line['float_mb']:.1f} / {line['int8_mb']:.1f}",
        f"{line['float_mb'] / line['int8_mb']:.2f}x",
        f"{line['float_ms_p50']:.2f} / {line['int8_ms_p50']:.2f}",
        f"{line['float_ms_p50'] / line['int8_ms_p50']:.2f}x",
        f"{line['float_cpu_ms_p50']:.2f} / {line['int8_cpu_ms_p50']:.2f}",
        f"{line['float_cpu_ms_p50'] / line['int8_cpu_ms_p50']:.2f}x",
        f"{line['cosine_mean']:.4f} / {line['cosine_least']:.4f}",
        f"{100 * floats:.2f} / {100 * eight_bits:.2f}",
        f"{100 * (floats - eight_bits):.2f}",
    ]


if __name__ == "__main__":
    lines = Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()
    print(table(HEADER, (row(json.loads(line)) for line in lines)))
