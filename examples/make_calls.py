"""Makes calls.jsonl: recorded calls of two services of a helpdesk, eight weeks of them. Python 3.9, no packages.

    python3 examples/make_calls.py            # writes examples/calls.jsonl, the same bytes each time

The texts are those of helpdesk.jsonl and of call_texts/. Nobody asked a model: the answers come from the labels, with
a mistake in about two of a hundred; drafts and summaries are put together from sentences written for them. To keep
the bytes the same everywhere, only integers are drawn.
"""

import datetime
import json
import os
import random
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(HERE, "call_texts"))

import replies  # noqa: E402
import requests_of_clients as client  # noqa: E402
import texts  # noqa: E402

FIRST_DAY = datetime.datetime(2026, 9, 28, tzinfo=datetime.timezone.utc)
DAYS = 54
EDITED = datetime.datetime(2026, 10, 26, 9, tzinfo=datetime.timezone.utc)  # the language prompt changes
TICKETS, WEBSITE = "tickets", "website"  # the services: one uses openai-java, one LangChain4j
MISTAKES = 2  # in a hundred
CATEGORY_MISTAKES = {
    "technical_fault": ["how_to", "account_access"],
    "how_to": ["technical_fault", "feature_request"],
    "billing": ["refund", "cancellation"],
    "delivery": ["refund", "sales"],
    "account_access": ["privacy", "technical_fault"],
    "cancellation": ["billing", "refund"],
    "refund": ["billing", "delivery"],
    "feature_request": ["how_to", "sales"],
    "privacy": ["account_access", "billing"],
    "sales": ["how_to", "billing"],
}
SENTIMENT_MISTAKES = {"negative": ["neutral"], "neutral": ["negative", "positive"], "positive": ["neutral"]}
LANGUAGE_MISTAKES = {
    "English": ["Dutch"], "German": ["Dutch"], "Dutch": ["German"], "French": ["Spanish"], "Spanish": ["Portuguese"],
    "Portuguese": ["Spanish"], "Italian": ["Spanish"], "Polish": ["English"],
}
CLASSIFY = (
    "You sort the messages that reach the helpdesk of Larkfield, a maker of connected thermostats. Choose the category "
    "that decides who answers first. A message is urgent if people, property or money come to harm within a day."
)
ROUTE = "Which team should get this message from our website? If two fit, choose the one that can solve it."
FEELING = (
    "Judge how a customer feels about Larkfield. negative: something went wrong, or they are annoyed or worried. "
    "positive: content or thankful. neutral: everything else. Record your judgement."
)
SUMMARISE = "You summarise messages to a helpdesk in one sentence, for an agent who has ten seconds."
CHAT = "You are Larkfield's assistant. You answer in two sentences and look orders up before you speak of them."
OLD_LANGUAGE = (
    "In which language is the following message written? Answer with the English name of the language and nothing "
    "else.\n\nMessage:\n{}"
)
NEW_LANGUAGE = (
    "Name the language of the customer's message below. Answer with one word, the English name of the language.\n\n"
    "Message:\n{}\n\nLanguage:"
)

choose = random.Random(20261125)
lines = []  # (time, number, line)


def some_time():
    """A moment of the eight weeks: few at weekends and at night."""
    while True:
        day = FIRST_DAY + datetime.timedelta(days=choose.randrange(DAYS))
        if day.weekday() < 5 or choose.randrange(4) == 0:
            break
    hour = (choose.randrange(24) + choose.randrange(24) + choose.randrange(24)) // 3
    return day + datetime.timedelta(hours=hour, milliseconds=choose.randrange(3_600_000))


def record(time, request, response, latency, tenant):
    line = {
        "request": request,
        "response": response,
        "latency_ms": latency,
        "timestamp": time.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        "tenant": tenant,
    }
    lines.append((time, len(lines), json.dumps(line, ensure_ascii=False, separators=(",", ":"))))


def latency(usual):
    """Milliseconds: at least half of the usual, now and then a multiple."""
    slow = 4 if choose.randrange(25) == 0 else 1
    return usual // 2 + slow * (choose.randrange(usual) + choose.randrange(usual)) // 2


def call(request, content, usual, tenant, time=None, cached=0, **reply):
    """A call. One in ninety is sent twice: after an error, or since the client lost patience. A few end in an error."""
    time = time or some_time()

    def answered(milliseconds):
        response = replies.reply(choose, request, content, int(time.timestamp()), cached, **reply)
        record(time, request, response, milliseconds, tenant)

    fate = choose.randrange(720)
    if fate < 5:
        record(time, request, replies.error(choose), 40 + choose.randrange(400), tenant)
        time += datetime.timedelta(milliseconds=700 + choose.randrange(2500))
    elif fate < 8:
        answered(2900 + choose.randrange(4000))
        time += datetime.timedelta(milliseconds=2500 + choose.randrange(400))
    if fate != 0:
        answered(latency(usual))


def teacher(mistakes):
    """Answers with the label, except for a small share; the same text is always answered alike."""
    answers = {}

    def answer(text, label):
        if text not in answers:
            wrong = choose.randrange(100) < MISTAKES
            answers[text] = choose.choice(mistakes[label]) if wrong else label
        return answers[text]

    return answer


def sample(rows, count):
    """So many rows in a random order, few of them twice."""
    drawn = rows[:]
    choose.shuffle(drawn)
    drawn = drawn[: count * 95 // 100]
    drawn += [choose.choice(drawn) for _ in range(count - len(drawn))]
    choose.shuffle(drawn)
    return drawn


def triage(messages, count):
    """Category and urgency by JSON schema, openai-java."""
    category, urgency = teacher(CATEGORY_MISTAKES), teacher({True: [False], False: [True]})
    for number, (text, label, urgent) in enumerate(sample(messages, count)):
        answer = {"category": category(text, label), "urgent": urgency(text, urgent)}
        content = json.dumps(answer, separators=(",", ":"))
        request = client.openai_java_schema(
            "gpt-4o-mini", CLASSIFY, text, "Triage", client.triage_properties(texts.CATEGORIES)
        )
        if number % 311 == 5:
            call(request, None, 600, TICKETS, refusal="I'm sorry, but I can't assist with that request.")
        elif number % 311 == 77:
            call(request, content[: len(content) // 2], 600, TICKETS, finish="length")
        else:
            call(request, content, 600, TICKETS)


def route(messages, count):
    """The category alone as an enum, LangChain4j."""
    category = teacher(CATEGORY_MISTAKES)
    names = [c.upper() for c in sorted(texts.CATEGORIES, reverse=True)]
    for text, label, _ in sample(messages, count):
        request = client.langchain4j_enum("gpt-4.1-mini", ROUTE, text, "Team", names)
        call(request, json.dumps({"value": category(text, label).upper()}, separators=(",", ":")), 550, WEBSITE)


def sentiment(labelled, count):
    """The tone by one forced function, openai-java, with a model that reasons."""
    tone = teacher(SENTIMENT_MISTAKES)
    for text, label in sample(labelled, count):
        request = client.openai_java_function("gpt-5-mini", FEELING, text, ["negative", "neutral", "positive"])
        arguments = json.dumps({"sentiment": tone(text, label)}, separators=(",", ":"))
        thought = 64 * (1 + choose.randrange(4))
        call(request, None, 1900, TICKETS, function=("RecordSentiment", arguments), reasoning=thought)


def language(messages, count):
    """The language in plain text, instruction and message in one string, LangChain4j; edited midway."""
    name = teacher(LANGUAGE_MISTAKES)
    for _ in range(count):
        text, label = texts.message_in_some_language(choose, messages)
        time = some_time()
        prompt = (OLD_LANGUAGE if time < EDITED else NEW_LANGUAGE).format(text)
        call(client.langchain4j_plain("gpt-4o-mini", None, prompt, 0.0), name(text, label), 380, WEBSITE, time)


def drafts(messages, count):
    """Replies in free text, openai-java; the long instructions are often cached upstream."""
    for text, label, _ in sample(messages, count):
        request = client.openai_java_plain("gpt-4.1", texts.HOUSE_STYLE, text, 600, 0.7)
        cached = 1024 if choose.randrange(10) < 7 else 0
        call(request, texts.draft(choose, label), 2600, TICKETS, cached=cached)


def summaries(messages, count):
    """Free text, LangChain4j."""
    for text, label, urgent in sample([m for m in messages if len(m[0]) > 120], count):
        request = client.langchain4j_plain("gpt-4o-mini", SUMMARISE, text, 0.3)
        call(request, texts.summary(choose, text, label, urgent), 900, WEBSITE)


def chats(messages, count):
    """Conversations with a tool, conversations of several turns, and one photograph."""
    for number in range(count):
        order = "LF-%05d" % choose.randrange(10_000, 99_999)
        question, state = texts.order_question(choose, order)
        time = some_time()
        arguments = json.dumps({"order": order}, separators=(",", ":"))
        first = client.langchain4j_tools("gpt-4.1-mini", CHAT, question)
        call_id = replies.identifier(choose, "call_", 24)
        call(first, None, 700, WEBSITE, time, function=("findOrder", arguments), call_id=call_id, finish="tool_calls")
        second = client.langchain4j_tools("gpt-4.1-mini", CHAT, question, call_id, arguments, state)
        time += datetime.timedelta(milliseconds=4000 + choose.randrange(3000))
        call(second, texts.order_answer(order, state), 900, WEBSITE, time)
        text, label, _ = choose.choice(messages)
        turns = client.openai_java_chat("gpt-4.1-mini", CHAT, [question, texts.order_answer(order, state), text])
        call(turns, texts.chat_answer(choose, label), 1400, TICKETS)
    call(client.openai_java_image("gpt-4o-mini", "What does the display on this photo say?"), "It says E21.", 1900, TICKETS)


def main():
    messages = texts.helpdesk()
    triage(messages, 1750)
    route(messages, 2800)
    sentiment(texts.sentiments(), 900)
    language(messages, 1000)
    drafts(messages, 300)
    summaries(messages, 320)
    chats(messages, 24)
    lines.sort(key=lambda entry: entry[:2])
    with open(os.path.join(HERE, "calls.jsonl"), "w", encoding="utf-8", newline="\n") as out:
        out.writelines(line + "\n" for _, _, line in lines)


main()
