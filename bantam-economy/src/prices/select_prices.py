#!/usr/bin/env python3
"""Selects the built-in price list from LiteLLM's catalogue.

    select_prices.py CATALOGUE.json VERSION YYYY-MM-DD > ../main/resources/dev/bantam/economy/prices.yaml

Figures are the catalogue's, times a million; nothing is rounded. A dated snapshot with the rates of
its undated model becomes an alias of it.
"""

import hashlib
import json
import re
import sys
from decimal import Decimal

MODES = ("chat", "completion", "responses", "embedding")
PROVIDERS = {
    "openai": ("openai", r"(gpt-(3\.5|4|5|6)|chat-latest|o[134]|text-embedding|ft:)"),
    "anthropic": ("anthropic", r"claude-"),
    "gemini": ("gemini", r"gemini-(2\.5|3|4|embedding|flash|pro)"),
    "vertex_ai": ("vertex_ai", r"gemini-(2|3|4|embedding)"),
    "vertex_ai-language-models": ("vertex_ai", r"gemini-(2|3|4)"),
    "vertex_ai-anthropic_models": ("vertex_ai", r"claude-"),
    "mistral": ("mistral", r"(mistral-(large|medium|small|embed)|ministral|magistral|codestral|devstral|pixtral|open-mistral)"),
    "deepseek": ("deepseek", r"deepseek-"),
    "groq": ("groq", r".*gpt-oss|qwen|llama"),
    "cohere": ("cohere", r"(embed|command)"),
    "cohere_chat": ("cohere", r"(command|c4ai)"),
    "xai": ("xai", r"grok-(4\.\d+|code-fast)(-reasoning|-non-reasoning)?$"),
}
LEFT_OUT = re.compile(
    r"audio|search|realtime|cyber|astra-law|rosalind|daybreak|tts|robotics|computer-use|image|"
    r"deep-research|vision|customtools|omni|exp|prompt-guard|safeguard|preview-tts"
)
# Light costs a thousand times as much as its larger sibling in the catalogue: a slip.
SLIPS = {"embed-multilingual-light-v3.0"}
DATE = re.compile(r"[-@]20\d{2}(-[01]\d-[0-3]\d|[01]\d[0-3]\d)$")
DEFAULT = re.compile(r"@default$")

NOTICE = """
# MIT License
#
# Copyright (c) 2023 Berri AI
#
# Permission is hereby granted, free of charge, to any person obtaining a copy
# of this software and associated documentation files (the "Software"), to deal
# in the Software without restriction, including without limitation the rights
# to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
# copies of the Software, and to permit persons to whom the Software is
# furnished to do so, subject to the following conditions:
#
# The above copyright notice and this permission notice shall be included in all
# copies or substantial portions of the Software.
#
# THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
# IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
# FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
# AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
# LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
# OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
# SOFTWARE.
"""


def million(model, key):
    value = model.get(key)
    if value is None:
        return None
    return format((value * 1_000_000).normalize(), "f")


def rates(model):
    """The rates as YAML writes them, or None when the model is not priced per token."""
    found = {
        "input": million(model, "input_cost_per_token"),
        "cached_input": million(model, "cache_read_input_token_cost"),
        "output": million(model, "output_cost_per_token"),
        "reasoning": million(model, "output_cost_per_reasoning_token"),
    }
    if model["mode"] == "embedding":
        found["output"] = found["output"] or "0"
        found["cached_input"] = None
    if found["input"] in (None, "0") or found["output"] is None:
        return None
    if found["cached_input"] == found["input"]:
        found["cached_input"] = None
    if found["reasoning"] == found["output"]:
        found["reasoning"] = None
    return {key: rate for key, rate in found.items() if rate is not None}


def select(catalogue):
    chosen = {}
    for key, model in catalogue.items():
        provider, pattern = PROVIDERS.get(model.get("litellm_provider"), (None, None))
        if provider is None or model.get("mode") not in MODES:
            continue
        name = key.removeprefix(provider + "/")
        if not re.match(pattern, name) or LEFT_OUT.search(name) or name in SLIPS:
            continue
        found = rates(model)
        if found:
            # The entry under the provider's own name wins over the one without.
            if f"{provider}/{name}" not in chosen or key.startswith(provider + "/"):
                chosen[f"{provider}/{name}"] = found
    return chosen


def with_aliases(chosen):
    aliases = {}
    for name in sorted(chosen):
        base = DEFAULT.sub("", DATE.sub("", name))
        if base != name and chosen.get(base) == chosen[name]:
            aliases.setdefault(base, []).append(name)
    taken = {alias for names in aliases.values() for alias in names}
    return [(name, chosen[name], aliases.get(name, [])) for name in sorted(chosen) if name not in taken]


def main():
    path, version, day = sys.argv[1:]
    raw = open(path, "rb").read()
    catalogue = json.loads(raw, parse_float=Decimal, parse_int=Decimal)
    print("# Prices of well-known models in US dollars per million tokens.")
    print("# Selected by src/prices/select_prices.py from LiteLLM's catalogue")
    print(f"# model_prices_and_context_window.json as it stands in the Python package litellm {version},")
    print(f"# taken on {day}, SHA-256 {hashlib.sha256(raw).hexdigest()}.")
    print("# The figures are LiteLLM's, under the MIT licence, whose notice stands at the end.")
    print(f"as_of: {day}")
    print(f"source: LiteLLM {version}")
    print("prices:")
    for name, found, aliases in with_aliases(select(catalogue)):
        parts = [f"{key}: {rate}" for key, rate in found.items()]
        if aliases:
            parts.append("aliases: [" + ", ".join(json.dumps(alias) if re.search(r"[:@]", alias) else alias for alias in aliases) + "]")
        shown = json.dumps(name) if re.search(r"[:@]", name) else name
        print(f"  {shown}: {{{', '.join(parts)}}}")
    print(NOTICE, end="")


main()
