#!/usr/bin/python3
"""Holds outputs of the program against man/mentor.schema.json, strictly, and its CSV against RFC 4180.

Reads one JSON object a line: {"command": the row of the registry, or "error", "line": what was typed, "format": "json" or "csv",
"text": what was printed}. Prints every fault and exits 1 when there is one.
"""
import csv
import io
import json
import sys

from jsonschema import Draft202012Validator


def closed(schema):
    """The schema with every object closed, so that no field is printed that it does not name."""
    if isinstance(schema, list):
        return [closed(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    result = {key: closed(value) for key, value in schema.items()}
    if result.get("type") == "object" and "properties" in result and isinstance(result["properties"], dict):
        result.setdefault("additionalProperties", False)
    return result


def innermost(error):
    """The most telling part of an anyOf that failed."""
    while error.context:
        error = max(error.context, key=lambda part: len(part.absolute_path))
    return error


class Checker:
    def __init__(self, schema):
        Draft202012Validator.check_schema(schema)
        self.schema = closed(schema)
        self.faults = []

    def say(self, record, fault):
        self.faults.append(f"mentor {record['line']} --format {record['format']}: {fault}")

    def json(self, record):
        command = record["command"]
        if command == "error":
            rule = {"$ref": "#/$defs/error"}
        elif command in self.schema["commands"]:
            rule = self.schema["commands"][command]
        else:
            return self.say(record, f"'{command}' stands not among the commands of man/mentor.schema.json: add what it prints")
        try:
            value = json.loads(record["text"])
        except ValueError as error:
            return self.say(record, f"is no JSON: {error}")
        for error in Draft202012Validator({**self.schema, **rule}).iter_errors(value):
            error = innermost(error)
            self.say(record, "/".join(map(str, error.absolute_path)) + f": {error.message}"[:300])

    def csv(self, record):
        if not record["text"]:
            return
        try:
            rows = list(csv.reader(io.StringIO(record["text"], newline=""), strict=True))
        except csv.Error as error:
            return self.say(record, f"is no CSV: {error}")
        header = rows[0]
        if len(set(header)) != len(header) or not all(header):
            self.say(record, f"its columns are not told apart: {header}")
        for row in rows[1:]:
            if len(row) != len(header):
                self.say(record, f"{len(row)} cells under {len(header)} columns: {row}"[:300])


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        checker = Checker(json.load(file))
    count = 0
    for line in sys.stdin:
        record = json.loads(line)
        getattr(checker, record["format"])(record)
        count += 1
    print("\n".join(checker.faults) or f"{count} outputs are as they should be")
    sys.exit(1 if checker.faults else 0)


main()
