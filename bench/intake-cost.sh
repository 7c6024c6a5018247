#!/bin/sh
# Before and after in the same run: dev.hush.bench.IntakeCost with the classes of two versions in turn, each on a store of its own.
#
#   bench/intake-cost.sh OLD_CLASSES NEW_CLASSES [customers, 1000000] [pairs of processes, 4] [rounds in each, 3]
#
# The classes are folders such as engine/target/fast/classes; libraries are those in ../lib beside them, else LIB, else the
# other's. The stores lie below STORES, else in a temporary folder that is deleted at the end; a store that is there is used
# again. Pairs run old new, new old, old new, ..., so that a machine that grows slower or faster favours neither.
set -eu
here=$(cd "$(dirname "$0")/.." && pwd)
old=$(cd "$1" && pwd)
new=$(cd "$2" && pwd)
customers=${3:-1000000}
pairs=${4:-4}
rounds=${5:-3}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
stores=${STORES:-$work/stores}
fallback=${LIB:-}
for classes in "$old" "$new"; do
  [ -n "$fallback" ] || ! [ -d "$classes/../lib" ] || fallback=$classes/../lib
done
lib() { if [ -d "$1/../lib" ]; then echo "$1/../lib"; else echo "$fallback"; fi; }
path() { if [ "$1" = old ]; then echo "$old:$(lib "$old")/*"; else echo "$new:$(lib "$new")/*"; fi; }

run() { # version rounds
  (cd "$here" && java -Xmx2g -Djava.io.tmpdir="$work" -cp "$work/$1:$(path "$1")" \
    dev.hush.bench.IntakeCost "$stores/$1" "$customers" "$2" 2>>"$work/$1.log") \
    || { tail -20 "$work/$1.log" >&2; exit 1; }
}

for version in old new; do
  mkdir -p "$work/$version" "$stores/$version"
  javac -proc:none -nowarn -d "$work/$version" -cp "$(path "$version")" \
    "$here/bench/src/main/java/dev/hush/bench/IntakeCost.java" "$here/bench/src/main/java/dev/hush/bench/ManyRules.java"
  run "$version" 0
  grep stored "$work/$version.log" | sed "s/^/$version: /" || true
done
pair=0
while [ "$pair" -lt "$pairs" ]; do
  order="old new"
  [ $((pair % 2)) -eq 0 ] || order="new old"
  for version in $order; do
    run "$version" "$rounds" | sed "s/^/$version $pair /" | tee -a "$work/lines"
  done
  pair=$((pair + 1))
done
# the median of the pairs' ratios, and the least and the most
for kind in orders same changed consents mixed; do
  sed -n "s/^\([a-z]*\) \([0-9]*\) .*$kind=\([0-9]*\).*/\2 \1 \3/p" "$work/lines" \
    | awk '{rate[$1, $2] = $3} END {for (i = 0; (i, "old") in rate; i++) print rate[i, "new"] / rate[i, "old"], rate[i, "old"], rate[i, "new"]}' \
    | sort -n | awk -v kind="$kind" '
      {ratio[NR] = $1; old[NR] = $2; new[NR] = $3}
      function median(of, n,   i, j, t) {
        for (i = 1; i <= n; i++) for (j = i + 1; j <= n; j++) if (of[j] < of[i]) {t = of[i]; of[i] = of[j]; of[j] = t}
        return n % 2 ? of[(n + 1) / 2] : (of[n / 2] + of[n / 2 + 1]) / 2
      }
      END {printf "%-9s new/old %.3f (pairs %.3f to %.3f), old %d/s, new %d/s\n", kind, median(ratio, NR), ratio[1], ratio[NR], median(old, NR), median(new, NR)}'
done
