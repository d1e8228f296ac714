"""Writes the calls that `bantam demo` plays: of calls.jsonl, those that ask for a team and get it, each text once.

    python3 examples/make_demo_calls.py > bantam-cli/src/main/resources/dev/bantam/cli/demo/calls.jsonl

A line is {"text", "answer", "ms", "in", "out"}: what the message says, what was answered, how long that took, and the
tokens of prompt and answer.
"""

import json
import pathlib
import sys

seen = set()
for line in (pathlib.Path(__file__).parent / "calls.jsonl").open(encoding="utf-8"):
    call = json.loads(line)
    request, response = call["request"], call["response"]
    if request.get("response_format", {}).get("json_schema", {}).get("name") != "json-schema-from-Triage":
        continue
    choice = response.get("choices", [{}])[0]
    if choice.get("finish_reason") != "stop" or not choice["message"].get("content"):
        continue
    text = request["messages"][1]["content"]
    if text in seen:
        continue
    seen.add(text)
    usage = response["usage"]
    row = {
        "text": text,
        "answer": json.loads(choice["message"]["content"]),
        "ms": call["latency_ms"],
        "in": usage["prompt_tokens"],
        "out": usage["completion_tokens"],
    }
    sys.stdout.write(json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n")
