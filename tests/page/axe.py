"""The accessibility rules of axe-core, from where Debian's Chromium keeps them: inside its developer tools."""
import gzip
import struct

import brotli

RESOURCES = "/usr/lib/chromium/resources.pak"
MARK = b"`/*! axe v"


def _entries(pak):
    """Each resource of a Chromium pack, version 5: a header of 12 bytes, then an index of (id, offset)."""
    version, _, count, _ = struct.unpack_from("<IIHH", pak, 0)
    if version != 5:
        raise SystemExit(f"{RESOURCES} is of version {version}, not 5")
    offsets = [struct.unpack_from("<HI", pak, 12 + 6 * i)[1] for i in range(count + 1)]
    for begin, end in zip(offsets, offsets[1:]):
        yield pak[begin:end]


def _unpacked(entry):
    try:
        if entry[:2] == b"\x1f\x8b":
            return gzip.decompress(entry)
        if entry[:2] == b"\x1e\x9b":
            return brotli.decompress(entry[8:])
    except (OSError, brotli.error):
        pass
    return entry


def axe_literal():
    """axe-core as a JavaScript template literal, backticks included."""
    with open(RESOURCES, "rb") as file:
        pak = file.read()
    for entry in _entries(pak):
        text = _unpacked(entry)
        begin = text.find(MARK)
        if begin < 0:
            continue
        end = begin + 1
        while text[end : end + 1] != b"`":
            end += 2 if text[end : end + 1] == b"\\" else 1
        return text[begin : end + 1].decode()
    raise SystemExit(f"{RESOURCES} holds no axe-core")
