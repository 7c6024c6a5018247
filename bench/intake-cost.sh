#!/bin/sh
# Before and after in the same run: dev.hush.bench.IntakeCost with the classes of two versions, each on a store of its own.
#
#   bench/intake-cost.sh OLD_CLASSES NEW_CLASSES [customers, 1000000] [pairs of processes, 4] [rounds in each, 8]
#
# The classes are folders such as engine/target/fast/classes; libraries are those in ../lib beside them, else LIB, else the
# other's. The stores lie below STORES, else in a temporary folder that is deleted at the end; a store that is there is used
# again. TURNS names a file that keeps every turn. Both processes of a pair live at once and take turns, a second or two each, while the other waits: old new, new old,
# old new, ... Every turn of one stands beside the other's next to it, so that a machine that others slow down, or that
# grows slower itself, favours neither. Told are the medians of these ratios; CPU time an event shakes less than the rate.
set -eu
here=$(cd "$(dirname "$0")/.." && pwd)
old=$(cd "$1" && pwd)
new=$(cd "$2" && pwd)
customers=${3:-1000000}
pairs=${4:-4}
rounds=${5:-8}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
stores=${STORES:-$work/stores}
turns=${TURNS:-$work/turns}
fallback=${LIB:-}
for classes in "$old" "$new"; do
  [ -n "$fallback" ] || ! [ -d "$classes/../lib" ] || fallback=$classes/../lib
done
lib() { if [ -d "$1/../lib" ]; then echo "$1/../lib"; else echo "$fallback"; fi; }
path() { if [ "$1" = old ]; then echo "$old:$(lib "$old")/*"; else echo "$new:$(lib "$new")/*"; fi; }

run() { # version, what to do
  (cd "$here" && exec java -Xms1g -Xmx1g -Djava.io.tmpdir="$work" -cp "$work/$1:$(path "$1")" \
    dev.hush.bench.IntakeCost "$stores/$1" "$customers" "$2" 2>>"$work/$1.log")
}

fail() {
  tail -20 "$work/old.log" "$work/new.log" >&2
  exit 1
}

turn() { # version, kind, pair, round
  if [ "$1" = $first ]; then
    echo "$2" >&3
    read -r kind rate cpu <&4 || fail
  else
    echo "$2" >&5
    read -r kind rate cpu <&6 || fail
  fi
  # what a round 0 says is thrown away: both are still warming up
  [ "$4" -eq 0 ] || echo "$kind $3 $4 $1 $rate $cpu" >>"$turns"
}

for version in old new; do
  mkdir -p "$work/$version" "$stores/$version"
  javac -proc:none -nowarn -d "$work/$version" -cp "$(path "$version")" \
    "$here/bench/src/main/java/dev/hush/bench/IntakeCost.java" "$here/bench/src/main/java/dev/hush/bench/ManyRules.java"
  run "$version" 0 || fail
  grep stored "$work/$version.log" | sed "s/^/$version: /" || true
  mkfifo "$work/$version.in" "$work/$version.out"
done
pair=0
while [ "$pair" -lt "$pairs" ]; do
  # one warms up after the other, the new one first every other time
  first=old second=new
  [ $((pair % 2)) -eq 0 ] || { first=new second=old; }
  run $first asked <"$work/$first.in" >"$work/$first.out" &
  exec 3>"$work/$first.in" 4<"$work/$first.out"
  read -r ready <&4 || fail
  run $second asked <"$work/$second.in" >"$work/$second.out" 3>&- 4<&- &
  exec 5>"$work/$second.in" 6<"$work/$second.out"
  read -r ready <&6 || fail
  round=0
  while [ "$round" -le "$rounds" ]; do
    for kind in orders same changed consents mixed; do
      if [ $(((pair + round) % 2)) -eq 0 ]; then
        turn old $kind $pair $round
        turn new $kind $pair $round
      else
        turn new $kind $pair $round
        turn old $kind $pair $round
      fi
    done
    round=$((round + 1))
  done
  exec 3>&- 5>&- 4<&- 6<&-
  wait
  pair=$((pair + 1))
done

# kind, pair, round, version, rate, CPU: the ratio of each two turns, then the medians, quarter and three quarters beside them
awk '
  function sorted(of, n,   i, j, t) {
    for (i = 2; i <= n; i++) { t = of[i]; for (j = i - 1; j >= 1 && of[j] > t; j--) of[j + 1] = of[j]; of[j + 1] = t }
  }
  function at(of, n, part) { return of[1 + int((n - 1) * part + 0.5)] }
  { rate[$1, $2, $3, $4] = $5; cpu[$1, $2, $3, $4] = $6; if ($2 > most) most = $2; if ($3 > last) last = $3 }
  END {
    split("orders same changed consents mixed", kinds, " ")
    for (k = 1; k <= 5; k++) {
      n = 0
      for (p = 0; p <= most; p++) for (r = 1; r <= last; r++) {
        n++
        a = kinds[k] SUBSEP p SUBSEP r SUBSEP "old"; b = kinds[k] SUBSEP p SUBSEP r SUBSEP "new"
        o[n] = rate[a]; w[n] = rate[b]; q[n] = rate[b] / rate[a]
        oc[n] = cpu[a]; wc[n] = cpu[b]; c[n] = cpu[b] / cpu[a]
      }
      sorted(o, n); sorted(w, n); sorted(q, n); sorted(oc, n); sorted(wc, n); sorted(c, n)
      printf "%-8s old %6d/s new %6d/s, new/old %.3f (half of them %.3f to %.3f); CPU old %6.1f us new %6.1f us, new/old %.3f (%.3f to %.3f)\n", \
        kinds[k], at(o, n, .5), at(w, n, .5), at(q, n, .5), at(q, n, .25), at(q, n, .75), \
        at(oc, n, .5), at(wc, n, .5), at(c, n, .5), at(c, n, .25), at(c, n, .75)
    }
  }' "$turns"
