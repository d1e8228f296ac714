"""The messages of the example, and free text put together from sentences."""

import csv
import json
import os
import re

import grammar

HERE = os.path.dirname(os.path.abspath(__file__))
STATES = ["in the warehouse", "with the courier since yesterday", "delivered on Monday", "held by customs"]
QUESTIONS = [
    "Where's my order {}?",
    "Has {} been sent?",
    "Can you see what became of order {}? It was promised for last week.",
    "order {} pls",
    "When does {} come?",
    "Please tell me if {} can still be changed.",
]


def read(name):
    with open(os.path.join(HERE, name), encoding="utf-8", newline="") as file:
        return file.read()


HOUSE_STYLE = read("house_style.txt").strip()
LANGUAGES = json.loads(read("languages.json"))
INBOX = json.loads(read("inbox.json"))
SURVEY = json.loads(read("survey.json"))
TICKETS = json.loads(read("tickets.json"))
NEIGHBOURS = {  # languages in which a message may begin before it goes on in its own, and for which it may be taken
    "English": ["German", "Dutch"],
    "German": ["Dutch", "English"],
    "Dutch": ["German", "English"],
    "French": ["Italian", "English"],
    "Spanish": ["Portuguese", "Italian"],
    "Portuguese": ["Spanish", "Italian"],
    "Italian": ["Spanish", "French"],
    "Polish": ["English", "German"],
}
REPLIES = json.loads(read("replies.json"))
CATEGORIES = list(REPLIES["sentences"])


def helpdesk():
    """(text, category, urgent)"""
    rows = [json.loads(line) for line in read("../helpdesk.jsonl").splitlines()]
    return [(row["input"], row["answer"]["category"], row["answer"]["urgent"]) for row in rows]


def sentiments():
    """(text, sentiment)"""
    return [(row["text"], row["sentiment"]) for row in csv.DictReader(read("sentiment.csv").splitlines(keepends=True))]


def ticket(choose, team):
    """(text, team, urgent): one in eight is urgent."""
    urgent = choose.randrange(8) == 0
    parts = {**TICKETS["shared"], **TICKETS[team]}
    text = grammar.text(choose, parts, "urgent" if urgent else "message")
    return grammar.typed(choose, text), team, urgent


def survey_comment(choose):
    """(text, sentiment, hard): in one of six, something good and something bad: hard to judge."""
    tone = choose.choice(["negative", "negative", "negative", "neutral", "positive", "positive"])
    mixed = choose.randrange(6) == 0
    parts = {**SURVEY["shared"], **SURVEY[tone]}
    return grammar.typed(choose, grammar.text(choose, parts, "mixed" if mixed else "message")), tone, mixed


def mail(choose, messages):
    """(text, kind, hard): half of them are a customer's; some of these read as if a fitter had written them."""
    if choose.randrange(2):
        if choose.randrange(12):
            return choose.choice(messages)[0], "customer", False
        return grammar.typed(choose, grammar.text(choose, INBOX["partner"], "puzzle")), "customer", True
    kind = choose.choice(["offer", "offer", "automatic", "application", "partner", "partner"])
    return grammar.typed(choose, grammar.text(choose, INBOX[kind])), kind, kind == "partner"


def message_in_some_language(choose, messages):
    """(text, language): three in ten are English, half of these from the helpdesk."""
    name = "English" if choose.randrange(10) < 3 else choose.choice(sorted(set(LANGUAGES) - {"English"}))
    if name == "English" and choose.randrange(2):
        return choose.choice(messages)[0], name
    parts = LANGUAGES[name]
    if choose.randrange(14) == 0:
        parts = {**parts, "greeting": LANGUAGES[choose.choice(NEIGHBOURS[name])]["greeting"]}
    return grammar.typed(choose, grammar.text(choose, parts)), name


def draft(choose, category):
    sentences = REPLIES["sentences"][category]
    chosen = choose.sample(sentences, 2 + choose.randrange(3))
    return "\n\n".join([choose.choice(REPLIES["openings"]), " ".join(chosen), choose.choice(REPLIES["closings"])])


def summary(choose, text, category, urgent):
    gist = choose.choice(REPLIES["gists"][category])
    first = re.split(r"(?<=[.!?])\s", text.replace("\n", " "))[0].rstrip(".!?")
    if len(first) > 110:
        first = first[:110].rsplit(" ", 1)[0]
    sentence = 'Customer writes "%s": %s%s.' % (first, gist, ", today" if urgent else "")
    return sentence


def order_question(choose, order):
    return choose.choice(QUESTIONS).format(order), choose.choice(STATES)


def order_answer(order, state):
    return "Your order %s is %s. Is there anything else?" % (order, state)


def chat_answer(choose, category):
    return " ".join(choose.sample(REPLIES["sentences"][category], 2))
