# All that this machine does by itself: to be there, for as long as the process that made it. Where that one is killed,
# nobody else removes its machines and what was started in them.
. /var/lib/instance/settings
if [ -d "/proc/$owner" ]; then
  while [ -d "/proc/$owner" ]; do sleep 2; done
  rm -rf /usr/local/bin/* /var/lib/instance/*
  $client rm --force --volumes $($client ps --all --quiet --filter label=tidemark.testbed.owner="$owner")
else
  exec sleep infinity
fi
