#!/bin/sh
# Scores `parvis listen anomalies` on the development data with their scorers: usage score-anomalies.sh PROGRAM DATA
set -eu
program=$1
data=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# The scorers judge the announcements alone: the alert column, under the name they read.
announce() {
  "$program" listen anomalies --input "$1" ${3:+--calendar "$3"} | awk -F, 'NR == 1 { print "timestamp,anomaly_score"; next } { print $1 "," $4 }' > "$2"
}

mkdir -p "$work/crisis" "$work/calendars"
python3 - "$data/crisis/calendar.json" "$work/calendars" <<'PYTHON'
import json, os, sys
for name, calendar in json.load(open(sys.argv[1])).items():
    json.dump(calendar, open(os.path.join(sys.argv[2], name + ".json"), "w"), indent=1)
PYTHON
for group in "$data"/data/*; do
  mkdir -p "$work/nab/$(basename "$group")" "$work/cut_scores/$(basename "$group")"
  for file in "$group"/*.csv; do announce "$file" "$work/nab/$(basename "$group")/$(basename "$file")"; done
done
for file in "$data"/crisis/data/*.csv; do
  announce "$file" "$work/crisis/$(basename "$file")" "$work/calendars/$(basename "$file").json"
done

echo "== Numenta benchmark, Twitter volumes (goals: standard 70, low false positives 62, 0.5 false episodes a week)"
python3 "$data/score_nab.py" --truth "$data/windows.json" --data "$data/data" --pred "$work/nab" --only realTweets/ --threshold 0.5
echo "== Crises of institutions (goals: recall 0.95, F1 0.82, 0.10 false alerts a week, 0.75 within 6 h)"
python3 "$data/score_crisis.py" --truth "$data/crisis/truth.json" --pred "$work/crisis" --threshold 0.5

echo "== Causality: scores of series cut at 60 %"
python3 "$data/check_causal.py" cut --data "$data/data" --out "$work/cut"
full="$work/full_scores"
for group in "$work"/cut/*; do
  mkdir -p "$full/$(basename "$group")"
  for file in "$group"/*.csv; do
    "$program" listen anomalies --input "$file" > "$work/cut_scores/$(basename "$group")/$(basename "$file")"
    "$program" listen anomalies --input "$data/data/$(basename "$group")/$(basename "$file")" > "$full/$(basename "$group")/$(basename "$file")"
  done
done
python3 "$data/check_causal.py" check --full "$full" --cut "$work/cut_scores"
