#!/usr/bin/env python3
"""Verifies Roundtable evidence bundles, offline: python3 verify.py FILE ... [--key VKEY ...] [--seen NOTE-FILE ...]

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

FORMATS = ["roundtable-evidence/1", "roundtable-evidence/2"]
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

def depth(value):
    deepest, row = 0, [value]
    while row := [x for x in row if isinstance(x, (dict, list))]:
        deepest += 1
        row = [y for x in row for y in (x.values() if isinstance(x, dict) else x)]
    return deepest

def read_json(raw):
    try:
        numbers = {"parse_int": strict_int, "parse_float": strict_int, "parse_constant": strict_int}
        value = json.loads(raw.decode("utf-8"), object_pairs_hook=strict_object, **numbers)
        if depth(value) <= 64:
            return value
    except (ValueError, RecursionError):
        pass
    raise Unreadable("json")

def matches(pattern):
    return lambda value: isinstance(value, str) and re.fullmatch(pattern, value) is not None

is_string = matches("(?s).*")
is_filled = matches("(?s).+")
is_text = matches("[^\\x00\\ud800-\\udfff]*")
is_name = matches("[!-*,-~]+")
def is_int(value):
    return isinstance(value, int) and not isinstance(value, bool)

def is_value(value, nested=0):
    if not isinstance(value, (dict, list)):
        return is_text(value) if is_string(value) else True
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

# --- Shape (sections 4 and 7): small tests, made into larger ones
def is_place(value):
    return is_int(value) and value >= 1

def maybe(test):
    return lambda value: value is None or test(value)

def each(test):
    return lambda value: isinstance(value, list) and all(map(test, value))

def closed(**tests):
    """An object with exactly these keys."""
    return lambda v: isinstance(v, dict) and v.keys() == tests.keys() and all(test(v[k]) for k, test in tests.items())

is_b64_32 = matches(B64_32)
is_opened = closed(salt=is_b64_32, value=is_value)
is_commit = closed(commit=is_b64_32)
is_listed = closed(salt=is_b64_32, list=maybe(each(lambda item: is_opened(item) or is_commit(item))))
is_recipient = closed(person=is_filled, name=is_filled, agency=maybe(is_filled), role=is_filled)
is_field = closed(name=lambda v: is_filled(v) and v != "__proto__", value=is_value)
is_nine = closed(**{name: maybe(is_listed if name in LISTS else is_opened) for name in NAMES})
is_opening = lambda value: is_nine(value) and any(part is not None for part in value.values())  # noqa: E731
is_proven = closed(seq=is_place, header=is_string, opening=is_opening, proof=each(is_b64_32))
is_access = closed(checkpoint=is_string, entries=each(is_proven))
HEAD = {"format": is_string, "kind": is_string, "keys": each(is_string), "checkpoint": is_string}
SHAPES = {
    "full": closed(
        **HEAD,
        closing=maybe(is_string),
        access=maybe(lambda v: is_string(v) or is_access(v)),
        audiences=each(closed(id=is_string, checkpoint=is_string, withheld=each(is_place))),
        entries=each(closed(header=is_string, opening=maybe(is_opening))),
    ),
    "extract": closed(**HEAD, entries=each(is_proven)),
}

def is_bundle(b):
    shaped = is_string(b.get("kind")) and b["kind"] in SHAPES and SHAPES[b["kind"]](b) and b["keys"] != []
    return shaped and (b.get("access") is None or is_string(b["access"]) == (b["format"] == FORMATS[0]))

def access_of(bundle):
    access = bundle.get("access")
    return {"checkpoint": access, "entries": []} if is_string(access) else access

# --- Keys and notes (section 6)
def unbase64(text):
    try:
        raw = base64.b64decode(text, validate=True)
    except ValueError:
        return None
    return raw if base64.b64encode(raw).decode() == text else None

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

def openssl_works():
    """Does this openssl know the second test vector of RFC 8032? One that cannot check must not say: altered."""
    key = bytes.fromhex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c")
    r = bytes.fromhex("92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da")
    s = bytes.fromhex("085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00")
    try:
        return ed25519(key, b"r", r + s) and not ed25519(key, b"s", r + s)
    except OSError:
        return False

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
    notes = {"closing": bundle.get("closing"), "access": (access_of(bundle) or {}).get("checkpoint")}
    for part, origin in expected.items():
        if notes[part] is not None:
            heads[part] = check_note(notes[part], origin.__eq__, keys, used, trusted)
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

def is_time(value):
    pattern = r"([1-9][0-9]{3})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})\.[0-9]{6}Z"
    parts = re.fullmatch(pattern, value) if is_string(value) else None
    if not parts:
        return False
    year, month, day, hour, minute, second = map(int, parts.groups())
    leap = (year % 4 == 0 and year % 100 != 0) or year % 400 == 0
    days = [31, 29 if leap else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return 1 <= month <= 12 and 1 <= day <= days[month - 1] and hour <= 23 and minute <= 59 and second <= 59

def all_different(test, key):
    return lambda values: each(test)(values) and len({value[key] for value in values}) == len(values)

MEANS = {
    "actor": maybe(closed(person=is_filled, name=is_filled)),
    "agency": maybe(is_filled),
    "at": is_time,
    "audience": maybe(matches("[a-z0-9-]{1,64}")),
    "content": maybe(all_different(is_field, "name")),
    "recipients": maybe(all_different(is_recipient, "person")),
    "role": maybe(is_filled),
    "seq": is_place,
    "type": matches("(statement|act)\\.[A-Za-z][A-Za-z0-9_-]*"),
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

def root(leaves):
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return leaves[0]
    k = 1 << ((len(leaves) - 1).bit_length() - 1)
    return node(root(leaves[:k]), root(leaves[k:]))

def root_from_proof(leaf, index, size, proof):
    if index >= size or (size == 1) != (not proof):
        return None
    if size == 1:
        return leaf
    k = 1 << ((size - 1).bit_length() - 1)
    left = index < k
    inner = root_from_proof(leaf, *((index, k) if left else (index - k, size - k)), proof[:-1])
    return inner and (node(inner, proof[-1]) if left else node(proof[-1], inner))

def check_full(bundle, entries, heads):
    leaves = [e[1] for e in entries]
    _, size, expected = heads["log"]
    need(len(leaves) == size, "size")
    need(root(leaves) == expected, "root")
    if heads["closing"]:
        _, closed_at, closing_root = heads["closing"]
        need(closed_at <= size and root(leaves[:closed_at]) == closing_root, "closing")
    check_audiences(bundle["audiences"], heads["audiences"], entries)

def check_audiences(audiences, heads, entries):
    audience_of = {e[0]: e[2]["audience"] for e in entries if e[2] is not None and "audience" in e[2]}
    ids, taken = [a["id"] for a in audiences], {}
    need(ascending(ids) and set(ids) == set(audience_of.values()) - {None}, "audience")
    for a in audiences:
        for seq in a["withheld"]:
            need(seq <= len(entries) and seq not in audience_of and seq not in taken, "audience")
            taken[seq] = a["id"]
        need(ascending(a["withheld"]), "audience")
    for name, (_, size, expected) in zip(ids, heads):
        own = [e[1] for e in entries if audience_of.get(e[0], taken.get(e[0])) == name]
        need(len(own) == size, "audience-size")
        need(root(own) == expected, "audience-root")

def check_extract(bundle, entries, heads):
    _, size, expected = heads["log"]
    for given, (seq, leaf, *_) in zip(bundle["entries"], entries):
        proof = [unbase64(p) for p in given["proof"]]
        need(root_from_proof(leaf, seq - 1, size, proof) == expected, "proof", seq)

# --- What the access log says, and what was seen elsewhere (section 8, steps 8 and 9)
def head_in(note):
    parsed = read_note(note) if is_string(note) else None
    return read_checkpoint(parsed[0]) if parsed else None

def is_past(head, now, leaves):
    return head[0] == now[0] and head[1] <= now[1] and root(leaves[: head[1]]) == head[2]

def check_access(bundle, entries, heads):
    lines, leaves = [], [e[1] for e in entries]
    for given in (access_of(bundle) or {"entries": []})["entries"]:
        try:
            leaf, said, fields, people = check_entry(given["seq"], given["header"], given["opening"])
        except Altered:
            raise Altered("access") from None
        need(fields == people == 0 and (not lines or given["seq"] > lines[-1][0]), "access")
        content = {field["name"]: field["value"] for field in said["content"] or []}
        meeting = content.get("meeting")
        need(is_string(meeting) and heads["log"][0].endswith("/meeting/" + meeting), "access")
        if "checkpoint" in content:
            head = head_in(content["checkpoint"])
            need(head and is_past(head, heads["log"], leaves), "access")
        _, size, expected = heads["access"]
        proof = [unbase64(p) for p in given["proof"]]
        need(root_from_proof(leaf, given["seq"] - 1, size, proof) == expected, "access")
        lines.append((given["seq"], said["type"], content))
    return lines

def check_seen(bundle, entries, heads, seen):
    shown = {}
    if bundle["kind"] == "full":
        shown[heads["log"][0]] = heads["log"], [e[1] for e in entries]
        for given, head in zip(bundle["audiences"], heads["audiences"]):
            own = [e[1] for e in entries if (e[2] or {}).get("audience") == given["id"] or e[0] in given["withheld"]]
            shown[head[0]] = head, own
    for note in seen:
        head = head_in(note)
        need(head, "seen")
        if head[0] in shown:
            need(is_past(head, *shown[head[0]]), "seen")
            continue
        now = next((h for h in (heads["access"], heads["log"]) if h and h[0] == head[0]), None)
        need(now and (head[1] < now[1] or head == now), "seen")

def destroyed_in(entries, lines, size):
    shown = {e[0] for e in entries if e[2] is not None}
    if any(kind == "act.meeting-disposed" for _, kind, _ in lines):
        return size - len(shown)
    purges = [e[2].get("content") or [] for e in entries if e[2] is not None and e[2].get("type") == "act.purge"]
    named = {f["value"] for fields in purges for f in fields if f["name"] == "entry" and is_place(f["value"])}
    return len({seq for seq in named if seq <= size} - shown)

# --- All of it (section 8)
def verify(raw, trusted, seen=()):
    bundle = read_json(raw)
    if not isinstance(bundle, dict) or bundle.get("format") not in FORMATS:
        raise Unreadable("format")
    need(is_bundle(bundle), "schema")
    heads = check_notes(bundle, trusted)
    entries = check_entries(bundle)
    (check_full if bundle["kind"] == "full" else check_extract)(bundle, entries, heads)
    lines = check_access(bundle, entries, heads)
    check_seen(bundle, entries, heads, seen)
    origin, size, _ = heads["log"]
    fields, people = sum(e[3] for e in entries), sum(e[4] for e in entries)
    withheld = size - sum(e[2] is not None for e in entries)
    found = {"origin": origin, "size": size, "fields": fields, "people": people, "entries": withheld}
    return {**found, "destroyed": destroyed_in(entries, lines, size), "meetings": meetings_in(origin, entries)}

# --- Several files: what the access log says of meetings, held against their bundles (section 9)
def meetings_in(origin, entries):
    """What a bundle of the access log says of meetings: (line, type, origin of the meeting, checkpoint or None)."""
    found = []
    for seq, _, said, *_ in entries if origin.endswith("/access") else []:
        content = {field["name"]: field["value"] for field in (said or {}).get("content") or []}
        if said and is_string(content.get("meeting")):
            meeting = origin[: -len("access")] + "meeting/" + content["meeting"]
            found.append((seq, said.get("type"), meeting, content.get("checkpoint")))
    return found

def vanished(founds):
    """The meetings that were opened, never disposed of, and are not among the files: (origin, line of the access log)."""
    given = {found["origin"] for found in founds}
    gone = {m for found in founds for _, kind, m, _ in found["meetings"] if kind == "act.meeting-disposed"}
    opened = {m: seq for found in founds for seq, kind, m, _ in found["meetings"] if kind == "act.meeting-opened"}
    return sorted((m, seq) for m, seq in opened.items() if m not in given | gone)

def usage(sentence="Usage: python3 verify.py FILE ... [--key VKEY ...] [--seen NOTE-FILE ...]"):
    print(sentence, file=sys.stderr)
    return 2

def read_file(name):
    with open(name, "rb") as file:
        return file.read()

def taken(words, option):
    values = []
    while option in words[:-1]:
        at = words.index(option)
        values.append(words.pop(at + 1))
        words.pop(at)
    return values

def report(raw, trusted, seen):
    """Prints what is found in one file. (exit code, what is found or None)"""
    try:
        found = verify(raw, trusted, seen)
    except Unreadable as unreadable:
        print("unreadable: %s" % unreadable)
        return 2, None
    except Altered as altered:
        print("altered: %s" % altered.failure)
        print("Where: entry %d" % altered.entry if altered.entry else "Where: the file as a whole")
        return 1, None
    print("authentic")
    print("Log: %(origin)s\nEntries: %(size)d\nWithheld: %(entries)d entries, %(fields)d fields, %(people)d people" % found)
    print("Destroyed, by the log's own account: %(destroyed)d of the entries withheld" % found)
    print("Every checkpoint is signed by the key you gave." if trusted else "The file agrees with the key inside it; no key was given.")
    return 0, found

def of_meeting(notes, raw):
    """Of the notes in the access log, those about the meeting whose bundle this seems to be."""
    try:
        origin = read_json(raw)["checkpoint"].split("\n")[0]
    except (Unreadable, TypeError, KeyError, AttributeError):
        return []
    return [note for meeting, note in notes if meeting == origin]

def report_all(raws, trusted, seen):
    notes = []
    for raw in raws if len(raws) > 1 else []:
        try:
            notes += [(m, note) for _, _, m, note in verify(raw, trusted)["meetings"] if note is not None]
        except (Unreadable, Altered):
            pass
    results = [report(raw, trusted, seen + of_meeting(notes, raw)) for raw in raws]
    missing = vanished([found for _, found in results if found]) if len(raws) > 1 else []
    for meeting, line in missing:
        print("vanished: %s\nWhere: entry %d of the access log opened it" % (meeting, line))
    return max([code for code, _ in results] + ([1] if missing else []))

def main():
    words = sys.argv[1:]
    trusted, seen = [read_vkey(key.strip()) for key in taken(words, "--key")], taken(words, "--seen")
    if not words or any(word.startswith("--") for word in words) or None in trusted:
        return usage()
    try:
        raws, notes = [read_file(name) for name in words], [read_file(name).decode() for name in seen]
    except (OSError, ValueError) as error:
        return usage("There is no file that can be read at " + str(getattr(error, "filename", "one of these")))
    if not openssl_works():
        return usage("The openssl command, 3.0 or later, is needed to check signatures, and is not here.")
    return report_all(raws, trusted or None, notes)

if __name__ == "__main__":
    sys.exit(main())
