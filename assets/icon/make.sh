#!/bin/sh
# Makes icon.png from icon.svg. Needs cairosvg from PyPI (2.x), or any other program that draws SVG.
set -eu
cd "$(dirname "$0")"
cairosvg icon.svg --output icon.png --output-width 256 --output-height 256
