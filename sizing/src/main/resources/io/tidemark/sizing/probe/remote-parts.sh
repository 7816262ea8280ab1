# The text of remote-fetch.sh, as remote-watch.sh keeps it: from file $part of $dir. Files before it are not needed.

look() {
  cd "$dir" 2>/dev/null || return
  # In this order: what is complete now is so when it is read.
  if [ -e "$((part + 1))" ]; then more=yes; fi
  if ! [ -e ended ] && kill -0 "$(cat pid)" 2>/dev/null; then state=runs; fi
  read -r up _ </proc/uptime
  echo "$up" >fetched
  rm -f "./$((part - 1))"
}

added() {
  if [ "$PWD" = "$dir" ]; then tail -c +$((offset + 1)) "$part" 2>/dev/null; fi
}

# The last block is waited for, but not for long.
stop() {
  kill "$(cat "$dir/feeder")" 2>/dev/null
  tries=0
  while [ -d "$dir" ] && ! [ -e "$dir/ended" ] && [ $tries -lt 20 ]; do
    tries=$((tries + 1))
    sleep 0.1
  done
}
