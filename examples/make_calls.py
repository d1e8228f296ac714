"""Makes calls.jsonl: two days of recorded calls of two services of a helpdesk. Python 3.9, no packages.

    python3 examples/make_calls.py                       # writes examples/calls.jsonl, the same bytes each time
    python3 examples/make_calls.py 7 other-calls.jsonl   # other draws, to another file

Nobody asked a model. The texts are those of helpdesk.jsonl and of call_texts/, or made from the grammars there; the
answers are the labels with some mistakes (call_texts/teacher.py); drafts and summaries are put together from sentences
written for them. To keep the bytes the same everywhere, only integers are drawn.
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
import teacher  # noqa: E402
import texts  # noqa: E402

TUESDAY = datetime.datetime(2026, 11, 17, tzinfo=datetime.timezone.utc)
EDITED = TUESDAY + datetime.timedelta(hours=9)  # the language prompt changes
NEW = TUESDAY + datetime.timedelta(hours=40)  # the first call about call-backs
TICKETS, WEBSITE = "tickets", "website"  # the services: one uses openai-java, one LangChain4j
TEAMS = {
    "support": ["technical_fault", "how_to", "feature_request"],
    "payments": ["billing", "refund", "cancellation"],
    "orders": ["delivery", "sales"],
    "accounts": ["account_access", "privacy"],
}
TEAM_OF = {category: team for team, categories in TEAMS.items() for category in categories}
CLASSIFY = (
    "You sort the messages that reach the helpdesk of Larkfield, a maker of connected thermostats. Choose the team "
    "that should answer first: support for the product itself, payments also for refunds and ended plans, orders also "
    "for advice before buying, accounts also for personal data. A message is urgent if people, property or money come "
    "to harm within a day."
)
ROUTE = "Which team should get this message from our website? If two fit, choose the one that can solve it."
FEELING = (
    "Judge how a customer feels about Larkfield. negative: something went wrong, or they are annoyed or worried. "
    "positive: content or thankful. neutral: everything else. Record your judgement."
)
SORT = (
    "What kind of mail is this, which reached info@larkfield? customer: somebody who has or wants our product. "
    "partner: a trade customer, a fitter or the press. offer: somebody wants to sell us something. application: "
    "somebody wants to work here. automatic: nobody wrote it.\n"
    "Answer with one of these words: customer, partner, offer, application, automatic."
)
RING = "Does the writer of this message want to be rung back?"
SUMMARISE = "You summarise messages to a helpdesk in one sentence, for an agent who has ten seconds."
CHAT = "You are Larkfield's assistant. You answer in two sentences and look orders up before you speak of them."
OLD_LANGUAGE = (
    "In which language is the following message written? Answer with the English name of the language and nothing "
    "else.\n\nMessage:\n{}"
)
NEW_LANGUAGE = (
    "In which language is the customer's message below written? Answer with one word, the English name of the "
    "language.\n\nMessage:\n{}\n\nLanguage:"
)

SEED = int(sys.argv[1]) if len(sys.argv) > 1 else 20261125
OUT = sys.argv[2] if len(sys.argv) > 2 else os.path.join(HERE, "calls.jsonl")

choose = random.Random(SEED)
lines = []  # (time, number, line)


def some_time():
    """A moment of the two days, seldom at night."""
    hour = (choose.randrange(24) + choose.randrange(24) + choose.randrange(24)) // 3
    return TUESDAY + datetime.timedelta(days=choose.randrange(2), hours=hour, milliseconds=choose.randrange(3_600_000))


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


def sample(rows, count):
    """So many rows in a random order, few of them twice."""
    drawn = rows[:]
    choose.shuffle(drawn)
    drawn = drawn[: count * 95 // 100]
    drawn += [choose.choice(drawn) for _ in range(count - len(drawn))]
    choose.shuffle(drawn)
    return drawn


def triage(messages, count, made):
    """Team and urgency by JSON schema, openai-java."""
    rows = [(text, TEAM_OF[category], urgent, True) for text, category, urgent in sample(messages, count - made)]
    rows += [texts.ticket(choose, choose.choice(sorted(TEAMS))) + (False,) for _ in range(made)]
    choose.shuffle(rows)
    team = teacher.Teacher(choose, teacher.TEAM_MISTAKES, teacher.TEAM_HINTS, 80)
    urgency = teacher.Teacher(choose, teacher.URGENT_MISTAKES, teacher.URGENT_HINTS, 80)
    for number, (text, label, urgent, hard) in enumerate(rows):
        answer = {"team": team.answer(text, label, hard), "urgent": urgency.answer(text, urgent, hard)}
        content = json.dumps(answer, separators=(",", ":"))
        properties = client.triage_properties(list(TEAMS))
        request = client.openai_java_schema("gpt-4.1", CLASSIFY, text, "Triage", properties)
        if number % 711 == 5:
            call(request, None, 600, TICKETS, refusal="I'm sorry, but I can't assist with that request.")
        elif number % 711 == 77:
            call(request, content[: len(content) // 2], 600, TICKETS, finish="length")
        else:
            call(request, content, 600, TICKETS)


def route(messages, count):
    """One of ten categories as an enum, LangChain4j."""
    category = teacher.Teacher(choose, teacher.CATEGORY_MISTAKES, teacher.CATEGORY_HINTS, 200)
    names = [c.upper() for c in sorted(texts.CATEGORIES, reverse=True)]
    for text, label, _ in sample(messages, count):
        request = client.langchain4j_enum("gpt-4.1-mini", ROUTE, text, "Team", names)
        value = category.answer(text, label, True).upper()
        call(request, json.dumps({"value": value}, separators=(",", ":")), 550, WEBSITE)


def sentiment(labelled, count):
    """The tone by one forced function, openai-java, with a model that reasons."""
    rows = [(text, tone, True) for text, tone in sample(labelled, count // 6)]
    rows += [texts.survey_comment(choose) for _ in range(count - count // 6)]
    choose.shuffle(rows)
    tone = teacher.Teacher(choose, teacher.TONE_MISTAKES, teacher.TONE_HINTS, 100)
    for text, label, hard in rows:
        request = client.openai_java_function("gpt-5-mini", FEELING, text, ["negative", "neutral", "positive"])
        arguments = json.dumps({"sentiment": tone.answer(text, label, hard)}, separators=(",", ":"))
        thought = 64 * (1 + choose.randrange(4))
        call(request, None, 1900, TICKETS, function=("RecordSentiment", arguments), reasoning=thought)


def language(messages, count):
    """The language in plain text, instruction and message in one string, LangChain4j; edited on the first morning."""
    name = teacher.Teacher(choose, texts.NEIGHBOURS, teacher.LANGUAGE_HINTS, 150)
    for _ in range(count):
        text, label = texts.message_in_some_language(choose, messages)
        time = some_time()
        prompt = (OLD_LANGUAGE if time < EDITED else NEW_LANGUAGE).format(text)
        request = client.langchain4j_plain("gpt-4o-mini", None, prompt, 0.0)
        call(request, name.answer(text, label, True), 380, WEBSITE, time)


def inbox(messages, count):
    """The kind of a mail in plain text, the kinds named by the prompt, LangChain4j."""
    kind = teacher.Teacher(choose, teacher.INBOX_MISTAKES, teacher.INBOX_HINTS, 60)
    for _ in range(count):
        text, label, hard = texts.mail(choose, messages)
        call(client.langchain4j_plain("gpt-5.4-mini", SORT, text, 0.0), kind.answer(text, label, hard), 480, WEBSITE)


def callbacks(messages, count):
    """Yes or no by JSON schema, openai-java: begun on the second afternoon."""
    wanted = teacher.Teacher(choose, teacher.CALLBACK_MISTAKES, {}, 0)
    for text, _, _ in sample(messages, count):
        rung = choose.randrange(3) == 0
        text += choose.choice([" Please ring me.", " Call me!", " Best by phone."]) if rung else ""
        content = json.dumps({"callback": wanted.answer(text, rung, False)}, separators=(",", ":"))
        request = client.openai_java_schema("gpt-4.1-mini", RING, text, "Callback", client.callback_properties())
        time = NEW + datetime.timedelta(minutes=choose.randrange(450))
        call(request, content, 550, TICKETS, time)


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
    photo = client.openai_java_image("gpt-4o-mini", "What does the display on this photo say?")
    call(photo, "It says E21.", 1900, TICKETS)


def main():
    messages = texts.helpdesk()
    triage(messages, 3500, 2600)
    route(messages, 1300)
    sentiment(texts.sentiments(), 2100)
    language(messages, 1600)
    inbox(messages, 1850)
    callbacks(messages, 60)
    drafts(messages, 210)
    summaries(messages, 210)
    chats(messages, 24)
    lines.sort(key=lambda entry: entry[:2])
    with open(OUT, "w", encoding="utf-8", newline="\n") as out:
        out.writelines(line + "\n" for _, _, line in lines)


main()
