#!/usr/bin/env python3
"""Verifies a Roundtable evidence bundle, offline: python3 verify.py FILE [--key VKEY ...]

Written from docs/evidence.md alone; needs Python 3.8 or later and the openssl command (3.0 or later).
Exit code 0: authentic. 1: altered. 2: it cannot be read, or was asked wrongly.
"""
import base64
import hashlib
import hmac
import json
import os
import re
import subprocess
import sys
import tempfile

FORMAT = "roundtable-evidence/1"
NAMES = ["actor", "agency", "at", "audience", "content", "recipients", "role", "seq", "type"]
LISTS = {"content": "field", "recipients": "person"}
B64_32 = "[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]="
HEADER = re.compile('{"commits":{' + ",".join('"%s":"(%s)"' % (name, B64_32) for name in NAMES) + '},"v":1}')
UUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
MOST = 2**53 - 1


class Altered(Exception):
    def __init__(self, failure, entry=None):
        super().__init__(failure)
        self.failure, self.entry = failure, entry


class Unreadable(Exception):
    pass


def need(condition, failure, entry=None):
    if not condition:
        raise Altered(failure, entry)


# --- JSON (section 3)


def strict_object(pairs):
    found = dict(pairs)
    if len(found) != len(pairs) or "__proto__" in found:
        raise ValueError("keys")
    return found


def strict_int(digits):
    if not re.fullmatch("0|-?[1-9][0-9]*", digits) or len(digits) > 17 or abs(int(digits)) > MOST:
        raise ValueError("number")
    return int(digits)


def refuse(_):
    raise ValueError("number")


def depth(value):
    deepest, row = 0, [value]
    while row := [x for x in row if isinstance(x, (dict, list))]:
        deepest += 1
        row = [y for x in row for y in (x.values() if isinstance(x, dict) else x)]
    return deepest


def read_json(raw):
    try:
        value = json.loads(
            raw.decode("utf-8"),
            object_pairs_hook=strict_object,
            parse_int=strict_int,
            parse_float=refuse,
            parse_constant=refuse,
        )
    except (ValueError, RecursionError):
        raise Unreadable("json")
    if depth(value) > 64:
        raise Unreadable("json")
    return value


def is_text(value):
    return isinstance(value, str) and not any(c == "\0" or "\ud800" <= c <= "\udfff" for c in value)


def is_int(value):
    return isinstance(value, int) and not isinstance(value, bool)


def is_value(value, nested=0):
    if value is None or isinstance(value, bool) or is_int(value):
        return True
    if isinstance(value, str):
        return is_text(value)
    if nested >= 32:
        return False
    if isinstance(value, list):
        return all(is_value(x, nested + 1) for x in value)
    return all(is_text(k) and is_value(x, nested + 1) for k, x in value.items())


def utf16(text):
    return text.encode("utf-16-be", "surrogatepass")


def jcs(value):
    if isinstance(value, list):
        return "[" + ",".join(jcs(x) for x in value) + "]"
    if isinstance(value, dict):
        return "{" + ",".join(jcs(k) + ":" + jcs(value[k]) for k in sorted(value, key=utf16)) + "}"
    return json.dumps(value, ensure_ascii=False)


def ascending(values):
    keys = [utf16(v) if isinstance(v, str) else v for v in values]
    return all(a < b for a, b in zip(keys, keys[1:]))


# --- Shape (sections 4 and 7)


def closed(value, *keys):
    return isinstance(value, dict) and set(value) == set(keys)


def is_b64_32(value):
    return isinstance(value, str) and re.fullmatch(B64_32, value) is not None


def is_opened(value):
    return closed(value, "salt", "value") and is_b64_32(value["salt"]) and is_value(value["value"])


def is_item(value):
    return is_opened(value) or (closed(value, "commit") and is_b64_32(value["commit"]))


def is_listed(value):
    if not closed(value, "salt", "list") or not is_b64_32(value["salt"]):
        return False
    return value["list"] is None or (isinstance(value["list"], list) and all(map(is_item, value["list"])))


def is_opening(value):
    if not closed(value, *NAMES) or all(value[n] is None for n in NAMES):
        return False
    return all(value[n] is None or (is_listed if n in LISTS else is_opened)(value[n]) for n in NAMES)


def is_place(value):
    return is_int(value) and value >= 1


def is_list(value, test):
    return isinstance(value, list) and all(map(test, value))


def is_string(value):
    return isinstance(value, str)


def is_audience(a):
    return (
        closed(a, "id", "checkpoint", "withheld")
        and is_string(a["id"])
        and is_string(a["checkpoint"])
        and is_list(a["withheld"], is_place)
    )


def is_full_entry(e):
    return closed(e, "header", "opening") and is_string(e["header"]) and (e["opening"] is None or is_opening(e["opening"]))


def is_extract_entry(e):
    return (
        closed(e, "seq", "header", "opening", "proof")
        and is_place(e["seq"])
        and is_string(e["header"])
        and is_opening(e["opening"])
        and is_list(e["proof"], is_b64_32)
    )


def is_bundle(b):
    common = ["format", "kind", "keys", "checkpoint", "entries"]
    full = b.get("kind") == "full"
    if not full and b.get("kind") != "extract":
        return False
    if not closed(b, *common, *(["closing", "access", "audiences"] if full else [])):
        return False
    if not b["keys"] or not is_list(b["keys"], is_string) or not is_string(b["checkpoint"]):
        return False
    if not full:
        return is_list(b["entries"], is_extract_entry)
    notes = all(b[n] is None or is_string(b[n]) for n in ("closing", "access"))
    return notes and is_list(b["audiences"], is_audience) and is_list(b["entries"], is_full_entry)


# --- Keys and notes (section 6)


def unbase64(text):
    try:
        raw = base64.b64decode(text, validate=True)
    except ValueError:
        return None
    return raw if base64.b64encode(raw).decode() == text else None


def is_name(text):
    return re.fullmatch("[!-*,-~]+", text) is not None


def read_vkey(vkey):
    """(name, id, public key), or None unless the text is exactly a vkey."""
    parts = re.fullmatch(r"([^+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+=*)", vkey)
    raw = unbase64(parts[3]) if parts else None
    if raw is None or not is_name(parts[1]) or len(raw) != 33 or raw[0] != 1:
        return None
    key_id = hashlib.sha256(parts[1].encode() + b"\n" + raw).digest()[:4]
    return (parts[1], key_id, raw[1:]) if key_id.hex() == parts[2] else None


def ed25519(public_key, message, signature):
    if len(signature) != 64:
        return False
    with tempfile.TemporaryDirectory() as folder:
        files = {"key": bytes.fromhex("302a300506032b6570032100") + public_key, "text": message, "signature": signature}
        for name, content in files.items():
            with open(os.path.join(folder, name), "wb") as file:
                file.write(content)
        key = ["-pubin", "-inkey", "key", "-keyform", "DER"]
        command = ["openssl", "pkeyutl", "-verify", *key, "-rawin", "-in", "text", "-sigfile", "signature"]
        return subprocess.run(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode == 0


def read_note(note):
    """(text, [(name, id, signature)]), or None."""
    end = note.rfind("\n\n")
    text, below = note[: end + 1], note[end + 2 :]
    if end < 1 or not below.endswith("\n") or not is_text(text) or any(c < " " and c != "\n" for c in text):
        return None
    lines = []
    for line in below[:-1].split("\n"):
        parts = re.fullmatch("\u2014 ([^ ]+) ([^ ]+)", line)
        raw = unbase64(parts[2]) if parts else None
        if raw is None or not is_name(parts[1]) or len(raw) < 5:
            return None
        lines.append((parts[1], raw[:4], raw[4:]))
    return text, lines


def read_checkpoint(text):
    """(origin, size, root), or None."""
    parts = re.fullmatch("([!-*,-~]+)\n(0|[1-9][0-9]{0,15})\n(%s)\n" % B64_32, text)
    if not parts or int(parts[2]) > MOST:
        return None
    return parts[1], int(parts[2]), unbase64(parts[3])


def check_note(note, is_origin, keys, used, trusted):
    parsed = read_note(note)
    checkpoint = read_checkpoint(parsed[0]) if parsed else None
    need(checkpoint, "note")
    need(is_origin(checkpoint[0]), "origin")
    by = []
    for name, key_id, signature in parsed[1]:
        key = next((k for k in keys if k[:2] == (name, key_id)), None)
        need(key and key not in by and ed25519(key[2], parsed[0].encode(), signature), "signature")
        by.append(key)
    need(trusted is None or any(key in trusted for key in by), "untrusted")
    used.update(by)
    return checkpoint


def check_notes(bundle, trusted):
    keys, used = [read_vkey(vkey) for vkey in bundle["keys"]], set()
    need(all(keys) and len({key[0] for key in keys}) == 1 and ascending(bundle["keys"]), "key")
    name = re.escape(keys[0][0])
    log_origin = re.compile("%s/(meeting/%s|access)" % (name, UUID))
    log = check_note(bundle["checkpoint"], log_origin.fullmatch, keys, used, trusted)
    expected = {"closing": log[0], "access": keys[0][0] + "/access"}
    heads = {"log": log, "closing": None, "access": None, "audiences": []}
    for part, origin in expected.items():
        if bundle.get(part) is not None:
            heads[part] = check_note(bundle[part], origin.__eq__, keys, used, trusted)
    for a in bundle.get("audiences", []):
        origin = log[0] + "/" + a["id"]
        heads["audiences"].append(check_note(a["checkpoint"], origin.__eq__, keys, used, trusted))
    need(len(used) == len(keys), "key")
    return heads


# --- Entries (section 4)


def commit(salt, name, value):
    message = name.encode() + b"\0" + jcs(value).encode()
    return base64.b64encode(hmac.new(unbase64(salt), message, hashlib.sha256).digest()).decode()


def commit_of(name, part):
    if name not in LISTS:
        return commit(part["salt"], name, part["value"])
    if part["list"] is None:
        return commit(part["salt"], name, None)
    commits = [i["commit"] if "commit" in i else commit(i["salt"], LISTS[name], i["value"]) for i in part["list"]]
    return commit(part["salt"], name, commits) if ascending(commits) else None


def is_filled(value):
    return isinstance(value, str) and value != ""


def filled(value, *keys):
    return closed(value, *keys) and all(is_filled(value[k]) for k in keys)


def is_time(value):
    parts = is_string(value) and re.fullmatch(
        r"([1-9][0-9]{3})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})\.[0-9]{6}Z", value
    )
    if not parts:
        return False
    year, month, day, hour, minute, second = map(int, parts.groups())
    leap = (year % 4 == 0 and year % 100 != 0) or year % 400 == 0
    days = [31, 29 if leap else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return 1 <= month <= 12 and 1 <= day <= days[month - 1] and hour <= 23 and minute <= 59 and second <= 59


def is_recipient(value):
    if not closed(value, "person", "name", "agency", "role"):
        return False
    return all(is_filled(value[k]) for k in ("person", "name", "role")) and (value["agency"] is None or is_filled(value["agency"]))


def is_type(value):
    return is_string(value) and re.fullmatch("(statement|act)\\.[A-Za-z][A-Za-z0-9_-]*", value) is not None


def optional(test):
    return lambda value: value is None or test(value)


def different(values):
    return len(set(values)) == len(values)


def is_people(values):
    return all(map(is_recipient, values)) and different([v["person"] for v in values])


def is_fields(values):
    if not all(closed(v, "name", "value") and is_filled(v["name"]) and v["name"] != "__proto__" for v in values):
        return False
    return different([v["name"] for v in values])


def is_audience_id(value):
    return is_string(value) and re.fullmatch("[a-z0-9-]{1,64}", value) is not None


MEANS = {
    "actor": optional(lambda v: filled(v, "person", "name")),
    "agency": optional(is_filled),
    "at": is_time,
    "audience": optional(is_audience_id),
    "content": optional(is_fields),
    "recipients": optional(is_people),
    "role": optional(is_filled),
    "seq": is_place,
    "type": is_type,
}


def disclosed(name, part):
    if name not in LISTS:
        return part["value"]
    return None if part["list"] is None else [i["value"] for i in part["list"] if "value" in i]


def check_entry(seq, header, opening):
    """(leaf, what is disclosed by name, withheld fields, withheld people); disclosed is None without an opening."""
    commits = HEADER.fullmatch(header)
    need(commits, "header", seq)
    leaf = hashlib.sha256(b"\0" + header.encode()).digest()
    if opening is None:
        return leaf, None, 0, 0
    present = [n for n in NAMES if opening[n] is not None]
    for n in present:
        need(commit_of(n, opening[n]) == commits[NAMES.index(n) + 1], "opening", seq)
    said = {n: disclosed(n, opening[n]) for n in present}
    need(all(MEANS[n](said[n]) for n in present), "value", seq)
    if "type" in said and "audience" in said:
        need(said["type"].startswith("statement.") == (said["audience"] is not None), "value", seq)
    need(said.get("seq", seq) == seq, "seq", seq)
    hidden = {n: sum("commit" in i for i in (opening[n] or {}).get("list") or []) for n in LISTS}
    return leaf, said, len(NAMES) - len(present) + hidden["content"], hidden["recipients"]


def check_entries(bundle):
    checked, last_seq, last_at = [], 0, ""
    for i, e in enumerate(bundle["entries"]):
        seq = e.get("seq", i + 1)
        need(seq > last_seq, "seq", seq)
        entry = check_entry(seq, e["header"], e["opening"])
        at = (entry[1] or {}).get("at")
        need(at is None or at > last_at, "time", seq)
        last_seq, last_at = seq, at or last_at
        checked.append((seq, *entry))
    return checked


# --- Trees (section 5)


def node(left, right):
    return hashlib.sha256(b"\1" + left + right).digest()


def split(size):
    return 1 << ((size - 1).bit_length() - 1)


def root(leaves):
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return leaves[0]
    k = split(len(leaves))
    return node(root(leaves[:k]), root(leaves[k:]))


def root_from_proof(leaf, index, size, proof):
    if index >= size:
        return None
    if size == 1:
        return None if proof else leaf
    if not proof:
        return None
    k = split(size)
    inner = root_from_proof(leaf, index if index < k else index - k, k if index < k else size - k, proof[:-1])
    if inner is None:
        return None
    return node(inner, proof[-1]) if index < k else node(proof[-1], inner)


def check_full(bundle, entries, heads):
    leaves = [e[1] for e in entries]
    _, size, expected = heads["log"]
    need(len(leaves) == size, "size")
    need(root(leaves) == expected, "root")
    if heads["closing"]:
        _, closed_at, closing_root = heads["closing"]
        need(closed_at <= size and root(leaves[:closed_at]) == closing_root, "closing")
    audience_of = {e[0]: e[2]["audience"] for e in entries if e[2] is not None and "audience" in e[2]}
    ids, taken = [a["id"] for a in bundle["audiences"]], set()
    need(ascending(ids) and set(ids) == set(audience_of.values()) - {None}, "audience")
    for a in bundle["audiences"]:
        for seq in a["withheld"]:
            need(seq <= size and seq not in audience_of and seq not in taken, "audience")
            taken.add(seq)
        need(ascending(a["withheld"]), "audience")
    for a, (_, a_size, a_root) in zip(bundle["audiences"], heads["audiences"]):
        own = [leaf for i, leaf in enumerate(leaves) if audience_of.get(i + 1) == a["id"] or i + 1 in a["withheld"]]
        need(len(own) == a_size, "audience-size")
        need(root(own) == a_root, "audience-root")


def check_extract(bundle, entries, heads):
    _, size, expected = heads["log"]
    for given, (seq, leaf, *_) in zip(bundle["entries"], entries):
        proof = [unbase64(p) for p in given["proof"]]
        need(root_from_proof(leaf, seq - 1, size, proof) == expected, "proof", seq)


# --- All of it (section 8)


def verify(raw, trusted):
    bundle = read_json(raw)
    if not isinstance(bundle, dict) or bundle.get("format") != FORMAT:
        raise Unreadable("format")
    need(is_bundle(bundle), "schema")
    heads = check_notes(bundle, trusted)
    entries = check_entries(bundle)
    (check_full if bundle["kind"] == "full" else check_extract)(bundle, entries, heads)
    return {
        "origin": heads["log"][0],
        "size": heads["log"][1],
        "fields": sum(e[3] for e in entries),
        "people": sum(e[4] for e in entries),
        "entries": heads["log"][1] - sum(e[2] is not None for e in entries),
    }


def arguments(given):
    files, keys = [], []
    while given:
        word, given = given[0], given[1:]
        if word == "--key" and given:
            keys.append(read_vkey(given[0].strip()))
            given = given[1:]
        else:
            files.append(word)
    if len(files) != 1 or files[0].startswith("--") or None in keys:
        sys.exit(usage())
    return files[0], keys or None


def usage(sentence="Usage: python3 verify.py FILE [--key VKEY ...]"):
    print(sentence, file=sys.stderr)
    return 2


def main():
    path, trusted = arguments(sys.argv[1:])
    try:
        with open(path, "rb") as file:
            raw = file.read()
    except OSError:
        return usage("There is no file that can be read at " + path)
    try:
        found = verify(raw, trusted)
    except Unreadable as unreadable:
        print("unreadable: %s" % unreadable)
        return 2
    except Altered as altered:
        print("altered: %s" % altered.failure)
        if altered.entry is not None:
            print("Where: entry %d" % altered.entry)
        return 1
    except FileNotFoundError:
        return usage("The openssl command is needed to check signatures, and is not here.")
    print("authentic")
    print("Log: %(origin)s\nEntries: %(size)d\nWithheld: %(entries)d entries, %(fields)d fields, %(people)d people" % found)
    print("Every checkpoint is signed by the key you gave." if trusted else "The file agrees with the key inside it; no key was given.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
