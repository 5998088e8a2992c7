#!/usr/bin/env python3
"""letter.py TEST_LETTER: the letter that the test program writes is read by Python's email package, which is not ours.

Whatever it finds amiss (a defect of MIME, a header that is not what the act asks for, an attachment with other bytes) is told, and
the exit code is 1.
"""
import email
import email.policy
import os
import subprocess
import sys
import tempfile


def letter_of(program):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "letter.eml")
        environment = dict(os.environ, SFP_LETTER_OUT=path, CK_VERBOSITY="silent")
        subprocess.run([program], env=environment, check=True, stdout=subprocess.DEVNULL)
        with open(path, "rb") as file:
            return file.read()


def faults(data):
    message = email.message_from_bytes(data, policy=email.policy.SMTP.clone(raise_on_defect=True))
    body = message.get_body(preferencelist=("plain",))
    attachments = list(message.iter_attachments())
    expected = {
        "to": (message["To"], "info@sferum.ru"),
        # Python keeps the fold between the encoded words of a name, which RFC 2047 drops.
        "from name": (" ".join(message["From"].addresses[0].display_name.split()), "Админова Анна Андреевна"),
        "subject": (message["Subject"], "Заявка: регистрация образовательной организации в «Сферуме»"),
        "from": (message["From"].addresses[0].addr_spec, "a.adminova@example.org"),
        "date": (message["Date"].datetime.strftime("%Y-%m-%d %H:%M:%S"), "2026-09-01 08:00:00"),
        "type": (body.get_content_type(), "text/plain"),
        "charset": (body.get_content_charset(), "utf-8"),
        "attachments": (len(attachments), 1),
        "name": (attachments[0].get_filename(), "Приказ № 2.pdf"),
        "order": (attachments[0].get_content(), b"scan of order 2"),
        "line ends": (data.count(b"\n"), data.count(b"\r\n")),
    }
    yield from (f"{name}: {found!r} is not {wanted!r}" for name, (found, wanted) in expected.items() if found != wanted)
    yield from (f"the text lacks {word}" for word in ("Школа № 1", "01.09.2026", "8 (900) 000-00-01") if word not in body.get_content())
    if "@" not in message["Message-ID"]:
        yield "no Message-ID"


if __name__ == "__main__":
    found = list(faults(letter_of(sys.argv[1])))
    print("\n".join(found), file=sys.stderr)
    sys.exit(1 if found else 0)
