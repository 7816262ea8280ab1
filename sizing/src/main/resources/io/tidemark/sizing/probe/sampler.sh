# Prints what the kernel says about this machine and a target: one block for each line read, until there are no more.
# The line is the time, in milliseconds since 1970; whoever sends the lines sets the pace:
#
#   while date +%s%3N; do sleep 1; done | sh sampler.sh machine
#   ...                                 | sh sampler.sh tree PID
#   ...                                 | sh sampler.sh container PID
#
# A block is a few lines of our own, then files under the names that `head` prints above each, then `end`.
# It only reads and prints. POSIX sh and head are all it needs; one fork a block, because forks are what costs.
# On EC2 it also asks ethtool, every fifth block, how often the network card was held back; TIDEMARK_ENA_CARDS names the
# cards where their driver does not tell.

kind=$1
pid=$2
most_processes=256 # beyond this, sums over processes would cost more than they tell
threads_at_once=150 # a larger number of threads is read in turns
LC_ALL=C
export LC_ALL

# Sets dir to the target's directory of a controller in a hierarchy of its own (cgroup v1).
# A target in the root has none: what is counted there is the whole machine.
v1() {
  where= mount=
  while IFS=: read -r _ names path; do
    case ,$names, in *,"$1",*) where=${path%/} ;; esac
  done <"/proc/$pid/cgroup"
  while read -r _ point type options _; do
    case $type,$options, in cgroup,*,"$1",*) mount=${mount:-$point} ;; esac
  done </proc/mounts
  found
}

# The same in the hierarchy that all controllers share (cgroup v2).
v2() {
  where= mount=
  while IFS=: read -r id names path; do
    case $id:$names in 0:) where=${path%/} ;; esac
  done <"/proc/$pid/cgroup"
  while read -r _ point type _; do
    case $type in cgroup2) mount=${mount:-$point} ;; esac
  done </proc/mounts
  found
}

found() {
  dir=$mount$where
  case $where in '' | *..*) return 1 ;; esac
  [ -n "$mount" ] && [ -d "$dir" ]
}

# controller NAME 'FILES OF V1' 'FILES OF V2'
controller() {
  if v1 "$1"; then set -- $2; elif v2; then set -- $3; else return; fi
  for name; do
    if [ -r "$dir/$name" ]; then files="$files $dir/$name"; fi
  done
  if [ -r "$dir/cgroup.procs" ]; then members=$dir/cgroup.procs; fi
}

# Sets pids to the processes of the target, and processes to their number.
list_processes() {
  pids= processes=0
  if [ -n "$members" ]; then
    while [ $processes -le $most_processes ] && read -r member; do
      pids="$pids $member" processes=$((processes + 1))
    done <"$members"
  else
    list_tree
  fi
}

# A child is listed under the thread that made it. Where the kernel does not list children, there is only the root.
list_tree() {
  generation=$pid
  while [ -n "$generation" ] && [ $processes -le $most_processes ]; do
    next=
    for parent in $generation; do
      [ -e "/proc/$parent/stat" ] || continue
      pids="$pids $parent" processes=$((processes + 1))
      for thread in "/proc/$parent/task/"*; do
        children=
        read -r children <"$thread/children"
        next=$next${children:+ $children}
      done
    done
    generation=$next
  done
}

# Sets some to the files of the threads whose turn it is.
list_threads() {
  some= threads=0 upto=$((from + threads_at_once))
  for process in $pids; do
    for thread in "/proc/$process/task/"*; do
      if [ $threads -ge $from ] && [ $threads -lt $upto ]; then some="$some $thread/stat"; fi
      threads=$((threads + 1))
    done
  done
}

# Large tables of descriptors are slow to list, so this is done less often.
list_descriptors() {
  for process in $pids; do
    set -- "/proc/$process/fd/"*
    if [ -L "$1" ]; then
      echo "descriptors $process $#"
      some="$some /proc/$process/limits"
    fi
  done
}

# Cards of EC2 count the packets that were queued or dropped because the machine's type allows no more.
list_allowances() {
  for card in $ena; do
    ethtool -S "$card" </dev/null | while read -r name value; do
      case $name in *_allowance_exceeded:) echo "exceeded $card ${name%:} $value" ;; esac
    done
  done
}

files="/proc/uptime /proc/stat /proc/meminfo /proc/vmstat /proc/diskstats /proc/net/dev /proc/net/snmp /proc/net/netstat"
files="$files /proc/$$/stat"
members= of_each=
exec 2>/dev/null # processes come and go while they are read; what is missing is seen by who reads the blocks

if [ "$kind" = container ]; then
  controller cpuacct cpuacct.usage ''
  controller cpu 'cpu.stat cpu.cfs_quota_us cpu.cfs_period_us' 'cpu.stat cpu.max'
  controller cpuset cpuset.effective_cpus cpuset.cpus.effective
  controller memory 'memory.usage_in_bytes memory.limit_in_bytes memory.stat memory.oom_control' \
    'memory.current memory.max memory.stat memory.events'
  controller pids pids.current pids.current
  controller blkio blkio.throttle.io_service_bytes_recursive io.stat
  if v2 && [ -r "$dir/io.pressure" ]; then files="$files $dir/io.pressure"; fi
  case $files in */io.stat*) ;; *) of_each=io ;; esac
  if [ -z "$members" ]; then kind=tree; fi
fi
if [ "$kind" = tree ]; then of_each='stat status io'; fi

network=none
if [ "$kind" != machine ]; then
  # As another user we may not know whose network it is.
  if ! [ -e "/proc/$pid/ns/net" ]; then
    network=unknown
  elif [ "/proc/$pid/ns/net" -ef /proc/self/ns/net ]; then
    network=shared
  else
    network=own
    files="$files /proc/$pid/net/dev /proc/$pid/net/snmp /proc/$pid/net/netstat"
  fi
fi

ena=${TIDEMARK_ENA_CARDS-}
for card in /sys/class/net/*; do
  if [ "$card/device/driver" -ef /sys/bus/pci/drivers/ena ]; then ena="$ena ${card##*/}"; fi
done
if ! command -v ethtool >/dev/null; then ena=; fi

from=0 blocks=0
while read -r time; do
  pids= processes=0 threads=0 some=
  if [ "$kind" != machine ]; then
    list_processes
    list_threads
  fi
  echo "time $time
probe $$
kind $kind
network $network
processes $processes $most_processes
threads $threads $from $threads_at_once"
  echo disks /sys/block/*
  echo cards /sys/class/net/*/device
  if [ $((blocks % 5)) -eq 0 ]; then
    list_descriptors
    list_allowances
  fi
  for process in $pids; do
    for name in $of_each; do some="$some /proc/$process/$name"; done
  done
  head -n 9999 $files $some
  echo
  echo end
  blocks=$((blocks + 1)) from=$upto
  if [ "${from:-0}" -ge $threads ]; then from=0; fi
done
