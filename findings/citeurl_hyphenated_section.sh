#!/bin/sh
# citeurl 12.0.4: a section whose number ends in a hyphen and a letter.
#
# Expected: "N.Y. Gen. Mun. Law § 239-m" is one citation, of section 239-m, as "42 U.S.C. § 2000e-2" and
# "Conn. Gen. Stat. § 1-225" are whole.
# Seen: the citation ends before the hyphen: its words are "N.Y. Gen. Mun. Law § 239", and its address leads to section 239,
# another law. Nothing is said of the letter.
#
# Exits with 1 where the section is read whole, or no longer read.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/python" -m pip install --quiet --disable-pip-version-check citeurl==12.0.4 markdown==3.10.3 appdirs==1.4.4
"$folder/env/bin/python" - <<'PYTHON'
import sys

from citeurl import list_cites

seen = {
    text: [(cite.text, str(cite.URL).rsplit("/", 1)[-1]) for cite in list_cites(f"As {text} provides.")]
    for text in ("42 U.S.C. § 2000e-2", "N.Y. Gen. Mun. Law § 239-m")
}
for text, cites in seen.items():
    print(f"{text!r} is read as {cites}")
whole = seen["42 U.S.C. § 2000e-2"][0][0] == "42 U.S.C. § 2000e-2"
cut = seen["N.Y. Gen. Mun. Law § 239-m"] == [("N.Y. Gen. Mun. Law § 239", "239")]
sys.exit(0 if whole and cut else 1)
PYTHON
