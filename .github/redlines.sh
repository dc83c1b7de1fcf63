#!/bin/sh
# redlines.sh BASE FOLDER: the redline, as Word and HTML, of every ordinance file that differs from the commit BASE.
# A file that is new there is redlined against the chapter's version before it, where there is one.
set -eu
base=$1 folder=$2
mkdir -p "$folder"
git diff --name-only --diff-filter=AM "$base" -- 'ordinances/*/*.xml' | while IFS= read -r file; do
  chapter=$(basename "$(dirname "$file")")
  name=$folder/$chapter.$(basename "$file" .xml)
  if git cat-file -e "$base:$file" 2>/dev/null; then
    set -- --from "git:$base"
  else
    set --
  fi
  for format in docx html; do
    engross redline "$file" "$@" -o "$name.$format" || echo "$file: no redline" >&2
  done
done
