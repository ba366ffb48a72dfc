"""For tests: asks docs/verify.py about many bundles in one run. Reads base64 files a line, answers a line each."""
import base64
import functools
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "docs"))
sys.dont_write_bytecode = True
import verify  # noqa: E402

verify.ed25519 = functools.lru_cache(maxsize=None)(verify.ed25519)
for line in sys.stdin:
    try:
        found = verify.verify(base64.b64decode(line), None)
        print("authentic %(fields)d %(people)d %(entries)d %(destroyed)d" % found)
    except verify.Unreadable as unreadable:
        print("unreadable %s" % unreadable)
    except verify.Altered as altered:
        print("altered %s %s" % (altered.failure, altered.entry))
