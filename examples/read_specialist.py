"""Answers a text with the lexical rung of a specialist folder, without Bantam: Python 3.9, no packages.

    python3 examples/read_specialist.py specialists/helpdesk "I was charged twice for March"

Prints each field's likeliest value and its confidence. docs/specialist-folder.md and docs/lexical.md say what the
numbers mean. Python computes with wider numbers than Java, so the last digits of a confidence may differ.
"""

import json
import math
import struct
import sys
import unicodedata


def load(path):
    """The metadata and the tensors of a safetensors file."""
    data = open(path, "rb").read()
    length = struct.unpack("<Q", data[:8])[0]
    header = json.loads(data[8 : 8 + length])
    body = memoryview(data)[8 + length :]
    meta = header.pop("__metadata__")
    tensors = {}
    for name, t in header.items():
        raw = bytes(body[t["data_offsets"][0] : t["data_offsets"][1]])
        if t["dtype"] == "BF16":  # the upper half of a float
            raw = b"".join(b"\0\0" + raw[i : i + 2] for i in range(0, len(raw), 2))
        code, size = {"I8": ("b", 1), "I32": ("i", 4), "F32": ("f", 4), "BF16": ("f", 4)}[t["dtype"]]
        tensors[name] = struct.unpack(f"<{len(raw) // size}{code}", raw)
    return meta, tensors


MASK = 0xFFFFFFFF
WORD = {"Lu", "Ll", "Lt", "Lm", "Lo", "Nd", "Mn", "Mc"}


def step(h, value):
    h = ((h ^ value) * 0x01000193) & MASK
    return h ^ (h >> 15)


def finish(h):
    h = ((h ^ (h >> 16)) * 0x85EBCA6B) & MASK
    h = ((h ^ (h >> 13)) * 0xC2B2AE35) & MASK
    return h ^ (h >> 16)


def tokens(text, inside):
    return [t for t in "".join(c if inside(c) else "\n" for c in text).split("\n") if t]


def ngrams(text):
    """The hashes of words and word pairs, then of character runs."""
    text = [c.lower()[0] for c in unicodedata.normalize("NFKC", text[:65536])]
    previous = edge = 0x27D4EB2F
    for token in tokens(text, lambda c: c == "_" or unicodedata.category(c) in WORD):
        h = 0x5BD1E995
        for c in token:
            h = step(h, ord(c))
        yield finish(h)
        yield finish(step(step(0x1B873593, previous), h))
        previous = h
    if previous != edge:
        yield finish(step(step(0x1B873593, previous), edge))
    for token in tokens(text, lambda c: c > " " and (c < "\x80" or unicodedata.category(c)[0] != "Z")):
        padded = " " + token + " "
        for start in range(len(padded) - 1):
            h = step(0x85EBCA6B, ord(padded[start]))
            for c in padded[start + 1 : start + 5]:
                h = step(h, ord(c))
                yield finish(h)


folder, text = sys.argv[1:3]
meta, t = load(folder + "/lexical.safetensors")
row = {h & MASK: i for i, h in enumerate(t["features.hashes"])}
counts = {}
for h in ngrams(text):
    if h in row:
        counts[row[h]] = min(127, counts.get(row[h], 0) + 1)
weights = {f: t["features.weights"][f] * (1 + math.log(n)) for f, n in counts.items()}
words = int(meta["words"])
for is_word in (True, False):  # words and runs each get length sqrt(1/2)
    part = [f for f in weights if (f < words) == is_word]
    length = math.sqrt(sum(weights[f] ** 2 for f in part))
    for f in part:
        weights[f] *= math.sqrt(0.5) / length
schema = json.load(open(folder + "/specialist.json"))["schema"]["fields"]
for i, field in enumerate(schema):
    values = field.get("values", ["false", "true"])
    scales, rows, z = t[f"fields.{i}.scales"], t[f"fields.{i}.rows"], list(t[f"fields.{i}.bias"])
    for f, weight in weights.items():
        for c in range(len(z)):
            z[c] += weight * scales[f] * rows[f * len(z) + c]
    temperature = t[f"fields.{i}.temperature"][0]
    power = [math.exp((v - max(z)) / temperature) for v in z]
    best = z.index(max(z))
    print(field["name"], values[best] if best < len(values) else None, round(power[best] / sum(power), 4))
