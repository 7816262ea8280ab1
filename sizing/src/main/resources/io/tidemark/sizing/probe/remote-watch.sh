# Feeds the sampler with a time a second, by the clock of this machine, and keeps what it prints in files that are
# named 0, 1, 2 and so on: one is complete when the next is there. Runs in a directory of its own:
#
#   sh watch.sh PATIENCE READS SAMPLER-ARGUMENTS...
#
# It ends when nobody has fetched anything for so many seconds, so that it does not outlive whoever started it.
# Who fetches writes the uptime into the file `fetched`, and removes files that are no longer needed.

patience=$1
reads=$2 # of the sampler's output for each file; at most 64 KiB each
shift 2

# One fork for `date` and one for `sleep`: the rest costs next to nothing.
feed() {
  sh -c 'echo $PPID' >feeder
  phase=
  while now=$(date +%s%3N) && echo "$now"; do
    read -r up _ </proc/uptime
    [ -e fetched ] || break # the directory is gone
    fetched=
    read -r fetched <fetched # empty while it is written
    if [ -n "$fetched" ] && [ $((${up%.*} - ${fetched%.*})) -gt "$patience" ]; then
      rm -rf "$PWD"
      break
    fi
    # To the same millisecond of the next second, however long this one took.
    phase=${phase:-$((now % 1000))}
    wait=$((1000 - (now - phase + 1000) % 1000))
    if [ $wait -lt 100 ]; then wait=$((wait + 1000)); fi
    fraction=$((1000 + wait % 1000))
    sleep $((wait / 1000)).${fraction#1} >/dev/null
  done
}

# dd neither waits for more than there is nor reads more than it writes.
store() {
  part=0
  while dd bs=65536 count="$reads" of=$part 2>/dev/null && [ -s $part ]; do
    part=$((part + 1))
  done
}

echo $$ >pid
feed | sh sampler.sh "$@" 2>&1 | store
: >ended
