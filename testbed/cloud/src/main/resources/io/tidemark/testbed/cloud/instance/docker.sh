#!/bin/bash
# The docker of this machine. The engine is one that other machines share, so containers get names and a label of their
# own, the limits of the machine's type, and the machine's network where they ask for the host's.
data=/var/lib/instance
. $data/settings # id, owner, cpus, memory, client

# Sets REPLY to what the engine calls a container of this machine.
own() {
  case $1 in
  tidemark-*[!A-Za-z0-9_.-]*) REPLY=$1 ;;
  tidemark-*) REPLY=$1-$id ;;
  *) REPLY=$1 ;;
  esac
}

# Sets words to the arguments, with our names for containers.
own_all() {
  words=()
  for word; do
    own "$word"
    words+=("$REPLY")
  done
}

network() {
  case $1 in host) REPLY=container:ec2-$id ;; *) REPLY=$1 ;; esac
}

# Runs the client, and takes our part of names out of what it says.
told() {
  local errors status
  errors=$(mktemp)
  $client "$@" 2>"$errors" | sed "s/-$id//g"
  status=${PIPESTATUS[0]}
  sed "s/-$id//g" "$errors" >&2
  rm -f "$errors"
  exit "$status"
}

# Both outputs of a container, in their order and as they are.
shown() {
  own_all "$@"
  if $client container inspect "${words[-1]}" >/dev/null 2>&1; then exec $client "${words[@]}"; fi
  told "${words[@]}"
}

create() {
  local verb=$1 given=()
  shift
  while [ $# -gt 0 ]; do
    case $1 in
    --name) own "$2" && given+=(--name "$REPLY") && shift 2 ;;
    --name=*) own "${1#*=}" && given+=(--name "$REPLY") && shift ;;
    --network | --net) network "$2" && given+=(--network "$REPLY") && shift 2 ;;
    --network=* | --net=*) network "${1#*=}" && given+=(--network "$REPLY") && shift ;;
    -d | -i | -t | -P | -q | -it | -ti | -dit | --detach | --interactive | --tty | --rm | --init | --read-only | --quiet | \
      --privileged | --publish-all | --no-healthcheck | --oom-kill-disable | --*=*) given+=("$1") && shift ;;
    -*) given+=("$1" "$2") && shift 2 ;;
    *) break ;;
    esac
  done
  told "$verb" --cpus "$cpus" --memory "$memory" --label tidemark.testbed.instance="$id" \
    --label tidemark.testbed.owner="$owner" --label tidemark.testbed.within="$id" "${given[@]}" "$@"
}

execute() {
  local given=()
  while [ $# -gt 0 ]; do
    case $1 in
    -e | --env | -u | --user | -w | --workdir | --env-file | --detach-keys) given+=("$1" "$2") && shift 2 ;;
    -*) given+=("$1") && shift ;;
    *) break ;;
    esac
  done
  own "$1"
  shift
  exec $client exec "${given[@]}" "$REPLY" "$@"
}

# What the engine has is pulled; for the rest, the engine says why not.
pull() {
  local image=${*: -1} host name
  host=${image%%/*}
  case $image in
  *.dkr.ecr.*.amazonaws.com*/*)
    if ! grep -q "^$host " $data/logins; then
      name=${image#*/}
      echo "Error response from daemon: Head \"https://$host/v2/${name%:*}/manifests/${name##*:}\":" \
        "no basic auth credentials" >&2
      exit 1
    fi
    ;;
  esac
  if $client image inspect "$image" >/dev/null 2>&1; then
    case " $* " in *' -q '* | *' --quiet '*) ;; *) echo "Status: Image is up to date for $image" ;; esac
    echo "$image"
    exit 0
  fi
  exec $client pull "$@"
}

login() {
  local user='' password='' server=docker.io
  while [ $# -gt 0 ]; do
    case $1 in
    -u | --username) user=$2 && shift 2 ;;
    -p | --password) password=$2 && shift 2 ;;
    --username=*) user=${1#*=} && shift ;;
    --password=*) password=${1#*=} && shift ;;
    --password-stdin) password=$(cat) && shift ;;
    *) server=$1 && shift ;;
    esac
  done
  case $server in
  *.dkr.ecr.*.amazonaws.com*)
    if [ "$user $password" != "AWS token-of-$id" ]; then
      echo "Error response from daemon: login attempt to https://$server/v2/ failed with status: 400 Bad Request" >&2
      exit 1
    fi
    ;;
  esac
  echo "$server $user" >>$data/logins
  echo "Login Succeeded"
}

if [ "$1" = container ]; then
  shift
  case $1 in ls | list) shift && set -- ps "$@" ;; esac
fi
case $1 in
run | create) create "$@" ;;
exec) shift && execute "$@" ;;
pull) shift && pull "$@" ;;
login) shift && login "$@" ;;
ps) shift && told ps --filter label=tidemark.testbed.within="$id" "$@" ;;
logs | attach) shown "$@" ;;
prune | system | builder | volume) echo "the engine is shared: no docker $1" >&2 && exit 1 ;;
image | images | info | version | load | save | tag | rmi | build | --*) exec $client "$@" ;;
*) own_all "$@" && told "${words[@]}" ;;
esac
