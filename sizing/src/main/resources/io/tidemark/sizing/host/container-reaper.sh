# Removes a container as soon as stdin ends: whoever holds the other end has closed it, or has died, in whatever way.
# Its own child does so when the container's time is over, which works even when this shell has been killed.
#
# Arguments: the docker program, the container's name, seconds to live. Prints `ready` once nothing can stop it.
# A line `close` before the end says that no `docker create` is under way. Status 0: the container is gone.

trap '' INT TERM HUP
docker=$1 name=$2 seconds=$3

remove() {
    for pause in 0 1 2 4 8; do
        sleep "$pause"
        said=$("$docker" rm --force --volumes "$name" 2>&1) && return 0
        case $said in *[Nn]"o such container"*) return 0 ;; esac
    done
    echo "$name could not be removed: $said"
    return 1
}

watch() {
    trap '[ -z "$!" ] || kill -KILL $!; exit 0' USR1
    sleep "$seconds" &
    wait $! && remove
}

watch >&2 &
watchdog=$!
echo ready
exec >&2 # the reader of stdout may be gone from here on

word=
while read -r line; do word=$line; done

kill -USR1 "$watchdog" 2>/dev/null
remove
status=$?
if [ "$word" != close ]; then
    sleep 3 # a `docker create` that was under way when its caller died
    remove
    status=$?
fi
exit "$status"
