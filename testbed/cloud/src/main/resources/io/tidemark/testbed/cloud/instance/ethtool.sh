#!/bin/sh
# The counters of ENA that say when a machine's allowance was used up.
if [ "$1" != -S ]; then
  echo "driver: ena"
  exit 0
fi
echo "NIC statistics:"
sed 's/^/     /' /var/lib/instance/ena
