"""Texts from the grammars of this folder: <part> stands for one of the part's alternatives, {order} for a value."""

import re

CITIES = ["Ghent", "Porto", "Gdańsk", "Lyon", "Sevilla", "Torino", "Leipzig", "Cork", "Malmö", "Utrecht"]
NAMES = ["A. Moreau", "Jens", "Priya", "Mrs Okafor", "T. Walsh", "Marta K.", "Tom", "Dr Haas", "Yusuf", "E. Lindqvist"]
PART = re.compile("<([a-z0-9]+)>")
START = re.compile(r"(?:^|[.!?]\s+|\n)[a-zà-ÿ]")


def text(choose, grammar, part="message"):
    """One of the texts that the grammar makes of the part, its sentences with capitals."""
    expanded = expand(choose, grammar, part)
    return fill(choose, START.sub(lambda start: start.group().upper(), expanded))


def expand(choose, grammar, part):
    return PART.sub(lambda found: expand(choose, grammar, found.group(1)), choose.choice(grammar[part]))


def fill(choose, pattern):
    return pattern.format(
        order="LF-%05d" % choose.randrange(10_000, 99_999),
        amount=choose.randrange(4, 90),
        degrees=choose.randrange(12, 19),
        number=choose.randrange(2, 13),
        day=choose.randrange(4, 21),
        city=choose.choice(CITIES),
        name=choose.choice(NAMES),
    )


def typed(choose, written):
    """As people type it: one in four in a hurry, with slips."""
    if choose.randrange(4):
        return written
    for _ in range(1 + choose.randrange(3)):
        at = choose.randrange(len(written) - 1)
        slip = choose.randrange(4)
        if slip == 0:
            written = written[:at] + written[at + 1 :]
        elif slip == 1:
            written = written[:at] + written[at + 1] + written[at] + written[at + 2 :]
        elif slip == 2:
            written = written.lower()
        else:
            written = written.rstrip(".!?")
        if len(written) < 3:
            break
    return written
