"""The messages of the example, and free text put together from sentences."""

import csv
import json
import os
import re

HERE = os.path.dirname(os.path.abspath(__file__))
CITIES = ["Ghent", "Porto", "Gdańsk", "Lyon", "Sevilla", "Torino", "Leipzig", "Cork", "Malmö", "Utrecht"]
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
REPLIES = json.loads(read("replies.json"))
CATEGORIES = list(REPLIES["sentences"])


def helpdesk():
    """(text, category, urgent)"""
    rows = [json.loads(line) for line in read("../helpdesk.jsonl").splitlines()]
    return [(row["input"], row["answer"]["category"], row["answer"]["urgent"]) for row in rows]


def sentiments():
    """(text, sentiment)"""
    return [(row["text"], row["sentiment"]) for row in csv.DictReader(read("sentiment.csv").splitlines(keepends=True))]


def message_in_some_language(choose, messages):
    """(text, language): three in ten are English, half of these from the helpdesk."""
    name = "English" if choose.randrange(10) < 3 else choose.choice(sorted(set(LANGUAGES) - {"English"}))
    if name == "English" and choose.randrange(2):
        return choose.choice(messages)[0], name
    parts = LANGUAGES[name]
    text = choose.choice(parts["bodies"])
    if choose.randrange(3):
        text = choose.choice(parts["greetings"]) + choose.choice([" ", "\n\n"]) + text
    if choose.randrange(2):
        text += choose.choice([" ", "\n\n"]) + choose.choice(parts["closings"])
    return fill(choose, text), name


def fill(choose, text):
    return text.format(
        order="LF-%05d" % choose.randrange(10_000, 99_999),
        amount=choose.randrange(4, 90),
        degrees=choose.randrange(12, 19),
        city=choose.choice(CITIES),
    )


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
