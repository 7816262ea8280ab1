#!/bin/bash
# The end is settled first: whatever fails below, this machine is gone in time. Shutting it down terminates it.
shutdown -h +${TimeToLive}

# A restart forgets that, so it is settled again whenever the machine starts.
end=$(($(date +%s) + ${TimeToLive} * 60))
again=/var/lib/cloud/scripts/per-boot/tidemark-end
cat >$again <<END
#!/bin/bash
left=\$((($end - \$(date +%s)) / 60))
shutdown -h +\$((left > 0 ? left : 0))
END
chmod +x $again

for attempt in 1 2 3 4 5; do
    dnf install -y docker && break
    sleep 10
done
systemctl enable --now docker
