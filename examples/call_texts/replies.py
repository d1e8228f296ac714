"""Chat replies as OpenAI's API gives them."""

import json

SNAPSHOTS = {
    "gpt-4o-mini": "gpt-4o-mini-2024-07-18",
    "gpt-4.1": "gpt-4.1-2025-04-14",
    "gpt-4.1-mini": "gpt-4.1-mini-2025-04-14",
    "gpt-5-mini": "gpt-5-mini-2025-08-07",
    "gpt-5.4-mini": "gpt-5.4-mini-2026-03-17",
}
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
ERRORS = [
    ("Rate limit reached for requests. Please try again in 1s.", "requests", "rate_limit_exceeded"),
    ("The server had an error while processing your request. Sorry about that!", "server_error", None),
    ("The engine is currently overloaded, please try again later.", "server_error", None),
]


def identifier(choose, prefix, length):
    return prefix + "".join(choose.choice(LETTERS) for _ in range(length))


def tokens(text):
    """Four characters each, about."""
    return (len(text) + 3) // 4


def prompt_tokens(request):
    """Of the texts, a few for each message, and of a schema without its punctuation."""
    count = 3
    for message in request["messages"]:
        content = message.get("content", "")
        count += 4 + (tokens(content) if isinstance(content, str) else 1100)
        count += sum(8 + tokens(call["function"]["arguments"]) for call in message.get("tool_calls", ()))
    for part in ("response_format", "tools"):
        if part in request:
            count += tokens(json.dumps(request[part])) * 2 // 3
    return count


def reply(
    choose, request, content, seconds, cached, refusal=None, finish="stop", function=None, call_id=None, reasoning=0
):
    message = {"role": "assistant", "content": content}
    if function is not None:
        call = {"name": function[0], "arguments": function[1]}
        message["tool_calls"] = [
            {"id": call_id or identifier(choose, "call_", 24), "type": "function", "function": call}
        ]
    message["refusal"] = refusal
    said = (content or "") + (refusal or "") + "".join(function or ())
    prompt, completion = prompt_tokens(request), tokens(said) + 1 + reasoning
    assert cached <= prompt
    usage = {
        "prompt_tokens": prompt,
        "completion_tokens": completion,
        "total_tokens": prompt + completion,
        "prompt_tokens_details": {"cached_tokens": cached},
    }
    if reasoning:
        usage["completion_tokens_details"] = {"reasoning_tokens": reasoning}
    return {
        "id": identifier(choose, "chatcmpl-", 29),
        "object": "chat.completion",
        "created": seconds,
        "model": SNAPSHOTS[request["model"]],
        "choices": [{"index": 0, "message": message, "logprobs": None, "finish_reason": finish}],
        "usage": usage,
    }


def error(choose):
    message, kind, code = choose.choice(ERRORS)
    return {"error": {"message": message, "type": kind, "param": None, "code": code}}
