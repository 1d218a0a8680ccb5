"""Records tables of random text as Python's csv module writes them: tables.txt beside.

A line has the dialect (separator, line end, quoting), the file and its fields, the latter two in
base64; fields are separated by U+001F, records ended by U+001E. To be run in this folder.
"""
import base64
import csv
import io
import random

random.seed(4180)
ALPHABET = ["a", "b", "é", "深", "😀", "0", " ", ",", ";", "\t", '"', '""', "\n", "\r", "\r\n", "#", "."]


def pack(text):
    return base64.b64encode(text.encode()).decode()


with open("tables.txt", "w") as out:
    for case in range(120):
        width = random.randint(1, 5)
        rows = [["".join(random.choices(ALPHABET, k=random.randint(0, 6))) for _ in range(width)]
                for _ in range(random.randint(1, 6))]
        if width == 1:
            # A line of nothing but blanks is no record for this reader.
            rows = [[field + "x"] for field, in rows]
        separator = random.choice([",", ",", ";", "\t"])
        end = random.choice(["\r\n", "\r\n", "\n"])
        quoting = random.choice([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]) if end == "\r\n" else csv.QUOTE_ALL
        text = io.StringIO(newline="")
        csv.writer(text, delimiter=separator, lineterminator=end, quoting=quoting).writerows(rows)
        # What Python itself reads again.
        again = list(csv.reader(io.StringIO(text.getvalue(), newline=""), delimiter=separator, strict=True))
        assert again == rows, rows
        names = {",": "comma", ";": "semicolon", "\t": "tab"}
        kind = "minimal" if quoting == csv.QUOTE_MINIMAL else "all"
        ending = "crlf" if end == "\r\n" else "lf"
        fields = "".join("\x1f".join(row) + "\x1e" for row in rows)
        print(names[separator], ending, kind, pack(text.getvalue()), pack(fields), file=out)
