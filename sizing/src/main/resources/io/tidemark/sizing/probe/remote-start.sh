# Starts the sampler on a machine at a distance, in a session of its own, and prints the directory it works in.
# The lines that come before this one define sampler and watch, which print the scripts, and $watched, the sampler's
# arguments; $patience and $reads are explained in the script that watch prints.

dir=$(mktemp -d /var/tmp/tidemark-probe.XXXXXX) || exit
cd "$dir" || exit
sampler >sampler.sh
watch >watch.sh
read -r up _ </proc/uptime
echo "$up" >fetched
setsid nohup sh watch.sh "$patience" "$reads" $watched </dev/null >log 2>&1 &

tries=0
while ! [ -s feeder ]; do
  tries=$((tries + 1))
  if [ $tries -gt 50 ]; then
    cat log >&2
    rm -rf "$dir"
    exit 1
  fi
  sleep 0.1
done
echo "$dir"
