# Ends a process and all it has started as soon as stdin ends: whoever holds the other end has closed it, or has died,
# in whatever way. Its own child does so when the process's time is over, even when this shell has been killed.
#
# Arguments: a mark, seconds to live, seconds of grace between TERM and KILL. Prints `ready` once nothing can stop it.
# The first line of stdin is the pid of the process, which leads a session. Status 0: nothing of it is left.
#
# To the family belong the processes of that session, those with the mark in their environment (a daemon leaves the
# session), and the children of all these.

trap '' INT TERM HUP
mark=$1 seconds=$2 grace=$3 leader='' born=''

processes() { # pid, parent, session and time of birth of all that are not yet dead
    for stat in /proc/[0-9]*/stat; do
        { read -r line <"$stat"; } 2>/dev/null || continue
        pid=${line%% *}
        # shellcheck disable=SC2086 # the words behind the name, which may itself hold blanks and brackets
        set -- ${line##*) }
        case $1 in Z | X) continue ;; esac
        echo "$pid $2 $4 ${20}"
    done
}

marked() {
    grep -lF "TIDEMARK_TARGET=$mark" /proc/[0-9]*/environ 2>/dev/null | cut -d / -f 3 | tr '\n' ' '
}

birth() { # of a pid, within a table of processes
    printf '%s\n' "$2" | sed -n "s/^$1 [0-9]* [0-9]* //p"
}

family() { # sets members; false when there are none
    table=$(processes)
    members=" $(marked)"
    session=$leader
    now=$(birth "${leader:-none}" "$table")
    if [ -n "$now" ] && [ "$now" != "$born" ]; then session=''; fi # the pid is another's by now
    grown=yes
    while [ -n "$grown" ]; do
        grown=''
        while read -r pid parent of _; do
            case $members in *" $pid "*) continue ;; esac
            case "$of:$members" in
                "${session:-none}:"* | *" $parent "*) members="$members$pid " grown=yes ;;
            esac
        done <<END
$table
END
    done
    [ "$members" != ' ' ]
}

# shellcheck disable=SC2086 # members are many words
end() {
    family || return 0
    kill -TERM $members 2>/dev/null
    tenths=$((grace * 10))
    while family; do
        if [ "$tenths" -le 0 ]; then kill -KILL $members 2>/dev/null; fi
        if [ "$tenths" -le -100 ]; then
            echo "could not be killed:$members"
            return 1
        fi
        tenths=$((tenths - 1))
        sleep 0.1
    done
}

watch() {
    trap '[ -z "$!" ] || kill -KILL $!; exit 0' USR1
    sleep "$seconds" &
    wait $! && end
}

echo ready
exec >&2 # the reader of stdout may be gone from here on
read -r leader
born=$(birth "${leader:-none}" "$(processes)")
watch &
watchdog=$!

while read -r _; do :; done
kill -USR1 "$watchdog" 2>/dev/null
end
