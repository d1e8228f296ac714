"""Makes a picture of what a program drew in a terminal.

    script -qc './bantam demo' demo.log        # or any other way to keep what was written to a terminal
    python3 docs/terminal_svg.py demo.log > docs/demo.svg

Follows what is drawn line by line: line ends, returns, moves up, erasing to the end of a line, bold, dim and colours.
The picture is the screen at the end.
"""

import html
import re
import sys
import unicodedata

COLOURS = {"31": "#ff7b72", "32": "#56d364", "33": "#e3b341"}
INK, PAPER, DIM = "#d0d7de", "#0d1117", "#7d8590"
WIDTH, HEIGHT = 8.4, 19
ESCAPE = re.compile(r"\x1b\[([0-9;?]*)([A-Za-z])")


def screen(text):
    """The cells of the screen at the end: lines of (character, style)."""
    lines, row, column, style = [[]], 0, 0, ""
    at = 0
    while at < len(text):
        escape = ESCAPE.match(text, at)
        if escape:
            arguments, command = escape.groups()
            if command == "A":
                row = max(0, row - int(arguments or 1))
            elif command == "K":
                del lines[row][column:]
            elif command == "m":
                style = "" if arguments in ("", "0") else arguments
            at = escape.end()
            continue
        character = text[at]
        at += 1
        if character == "\n":
            row, column = row + 1, 0
            if row == len(lines):
                lines.append([])
        elif character == "\r":
            column = 0
        elif unicodedata.category(character) != "Cc":
            line = lines[row]
            line.extend([(" ", "")] * (column - len(line)))
            line[column:column + 1] = [(character, style)]
            column += 1
    while lines and not lines[-1]:
        lines.pop()
    return lines


def runs(line):
    """Neighbouring characters of one style, with the column at which they begin."""
    begin = 0
    for at in range(1, len(line) + 1):
        if at == len(line) or line[at][1] != line[begin][1]:
            yield begin, "".join(character for character, _ in line[begin:at]), line[begin][1]
            begin = at


def attributes(style):
    codes = style.split(";")
    colour = next((COLOURS[code] for code in codes if code in COLOURS), DIM if "2" in codes else INK)
    return f'fill="{colour}"' + (' font-weight="bold"' if "1" in codes else "")


def blanks(text):
    """Browsers merge plain blanks, whatever xml:space says."""
    return text.replace(" ", "\u00a0")


def main():
    with open(sys.argv[1], encoding="utf-8", errors="replace", newline="") as file:
        lines = screen(re.sub(r"^Script (started|done).*\n?", "", file.read(), flags=re.MULTILINE))
    columns = max(len(line) for line in lines)
    width, height = round(columns * WIDTH + 32), len(lines) * HEIGHT + 32
    print(f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
          f'viewBox="0 0 {width} {height}" role="img" aria-label="What a terminal showed">')
    print(f'<rect width="100%" height="100%" rx="8" fill="{PAPER}"/>')
    print('<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, \'DejaVu Sans Mono\', monospace" '
          'font-size="14">')
    for number, line in enumerate(lines):
        for column, text, style in runs(line):
            if text.strip():
                length = round(len(text) * WIDTH, 1)
                print(f'<text x="{round(16 + column * WIDTH, 1)}" y="{number * HEIGHT + 30}" textLength="{length}" '
                      f'lengthAdjust="spacingAndGlyphs" {attributes(style)}>{blanks(html.escape(text))}</text>')
    print("</g></svg>")


if __name__ == "__main__":
    main()
