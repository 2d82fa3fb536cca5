#!/bin/sh
# Makes NotoSansCJKsc-subset.otf: the Simplified Chinese face of Noto Sans CJK, cut down to characters.txt and symbols.txt.
# Needs Debian's fonts-noto-cjk and, from PyPI, fonttools (4.68 made the file in the repository).
# The licence, OFL.txt, reserves the name "Source"; the name table is kept as it is.
set -eu
cd "$(dirname "$0")"
pyftsubset "${1:-/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc}" --font-number=2 \
    --text-file=characters.txt --text="$(tr -d '\n' <symbols.txt)" \
    --layout-features='' --no-hinting --name-IDs='*' --no-recalc-timestamp \
    --output-file=NotoSansCJKsc-subset.otf
