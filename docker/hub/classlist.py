"""Who is in the class, and each one's password.

A password is made from the class's secret and the student's name, so that nothing
needs to be stored and no student can make another's. To print the slips:

    CLASS_SECRET=... python3 classlist.py students.txt
"""

import base64
import hashlib
import hmac
import os
import re
import sys

SHORTEST_SECRET = 16


def secret():
    """The class's secret, or an error: there is no default."""
    value = os.environ.get("CLASS_SECRET", "")
    if len(value) < SHORTEST_SECRET:
        raise SystemExit(f"CLASS_SECRET has {len(value)} characters, want at least {SHORTEST_SECRET}: "
                         "export CLASS_SECRET=$(openssl rand -hex 16) and keep it")
    return value


def names(path):
    """The names in a file, one a line; what follows # is a remark."""
    try:
        with open(path, encoding="utf-8") as file:
            lines = file.read().splitlines()
    except (OSError, UnicodeError) as error:
        # Docker makes a folder of a file to mount that is not there.
        raise SystemExit(f"{path} cannot be read ({error}): copy students.example.txt and put in the names") from None
    found = []
    for number, line in enumerate(lines, 1):
        name = line.partition("#")[0].strip()
        if not name:
            continue
        if not re.fullmatch(r"[a-z][a-z0-9-]{0,31}", name):
            raise SystemExit(f"{path}, line {number}: name {name!r}, "
                             "want up to 32 of a to z, 0 to 9 and -, a letter first")
        if name in found:
            raise SystemExit(f"{path}, line {number}: {name} is there twice")
        found.append(name)
    if not found:
        raise SystemExit(f"{path}: no names, want one a line")
    return found


def password(key, name):
    """Twelve characters of sixty bits, easy to type."""
    digest = hmac.new(key.encode(), name.encode(), hashlib.sha256).digest()
    text = base64.b32encode(digest).decode().lower()[:12]
    return "-".join((text[:4], text[4:8], text[8:]))


def right(key, students, name, given):
    """Whether this is a student of the class with that student's password. An
    unknown name takes as long as a wrong password."""
    return hmac.compare_digest(password(key, name).encode(), given.strip().lower().encode()) and name in students


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit("usage: CLASS_SECRET=... python3 classlist.py students.txt")
    key = secret()
    for student in names(sys.argv[1]):
        print(f"{student:32} {password(key, student)}")
