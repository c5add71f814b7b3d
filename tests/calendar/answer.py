#!/usr/bin/python3
"""Reads an invitation as a mail program does, and answers it as a calendar program does.

    answer.py MAIL WORD [TIME]

WORD is ACCEPTED, DECLINED or COUNTER; TIME (ISO, with offset) is what a COUNTER proposes. Prints the answer; with the word ITSELF the
calendar that the mail carries. Exits 1 where the mail is not
one to Ada from Grace with a text and a request that say the same.
"""
import datetime
import email
import email.policy
import sys

import icalendar


def calendar_in(mail):
    """The calendar part of the mail, held against its headers."""
    plain, part = mail.iter_parts()
    headers = [str(mail[name]) for name in ("From", "To", "MIME-Version")]
    assert headers == ["Grace Hopper <grace@example.org>", "Ada Lovelace <ada@example.org>", "1.0"], headers
    assert not mail.defects and len(mail.keys()) == 7, (mail.defects, mail.keys())
    assert mail.get_content_type() == "multipart/alternative" and plain.get_content_type() == "text/plain"
    calendar = icalendar.Calendar.from_ical(part.get_content())
    assert part.get_content_type() == "text/calendar" and part["Content-Type"].params["method"] == calendar["METHOD"]
    event = calendar.walk("VEVENT")[0]
    assert str(event["ORGANIZER"]) == "mailto:grace@example.org"
    assert calendar["METHOD"] == ("CANCEL" if event["STATUS"] == "CANCELLED" else "REQUEST")
    names = str(event["SUMMARY"]).split("Mentoring: ")[1]
    assert names in plain.get_content() and names in mail["Subject"]
    return calendar


def answer_to(event, word, time):
    attendee = next(who for who in event["ATTENDEE"] if who == "mailto:ada@example.org")
    assert attendee.params["RSVP"] == "TRUE" and attendee.params["PARTSTAT"] == "NEEDS-ACTION", attendee.params
    answer = icalendar.Event()
    for name in ("UID", "SEQUENCE", "DTSTART", "DURATION", "SUMMARY", "ORGANIZER"):
        answer[name] = event[name]
    answer.add("DTSTAMP", datetime.datetime.now(datetime.timezone.utc))
    if time:
        answer["DTSTART"] = icalendar.vDatetime(datetime.datetime.fromisoformat(time).astimezone(datetime.timezone.utc))
    if word != "COUNTER":
        attendee.params["PARTSTAT"] = word
    answer["ATTENDEE"] = attendee
    calendar = icalendar.Calendar(METHOD="COUNTER" if word == "COUNTER" else "REPLY", VERSION="2.0", PRODID="-//another program//EN")
    calendar.add_component(answer)
    return calendar


def main():
    path, word, *time = sys.argv[1:]
    with open(path, "rb") as file:
        mail = email.message_from_binary_file(file, policy=email.policy.default)
    calendar = calendar_in(mail)
    answer = calendar if word == "ITSELF" else answer_to(calendar.walk("VEVENT")[0], word, *time or [None])
    sys.stdout.buffer.write(answer.to_ical())


main()
