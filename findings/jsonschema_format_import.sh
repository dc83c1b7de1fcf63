#!/bin/sh
# jsonschema 4.26.0 with rfc3987-syntax 1.1.0 installed (its extra "format-nongpl"; cyclonedx-bom brings it too).
#
# Expected: the libraries of format checkers are used where a FormatChecker is; a schema that names no format, validated
# without one, does not touch them.
# Seen: `import jsonschema` alone imports rfc3987_syntax, which builds a Lark grammar of RFC 3987 while it is imported. On
# one machine that was 1.4 s of every process, against 0.1 s without the package.
#
# Exits with 1 where the import no longer brings the grammar along.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/python" -m pip install --quiet --disable-pip-version-check \
  jsonschema==4.26.0 rfc3987-syntax==1.1.0 lark==1.3.1
"$folder/env/bin/python" - <<'PYTHON'
import sys
import time

before = time.perf_counter()
import jsonschema

seconds = time.perf_counter() - before
jsonschema.Draft202012Validator({"type": "object"}).validate({})
brought = "rfc3987_syntax.syntax_helpers" in sys.modules and "lark" in sys.modules
print(f"the grammar is built by the import alone: {brought}; the import took {seconds:.2f} s")
sys.exit(0 if brought else 1)
PYTHON
