#!/bin/sh
# The one package that there is.
if [ -x /var/lib/instance/packages/docker ]; then
  cp /var/lib/instance/packages/docker /usr/local/bin/docker.new && mv /usr/local/bin/docker.new /usr/local/bin/docker
  echo "Complete!"
else
  echo "Error: Failed to download metadata for repo 'amazonlinux': Cannot prepare internal mirrorlist" >&2
  exit 1
fi
