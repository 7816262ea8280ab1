# Starts Glances in a container beside the target. The lines that come before this one define configuration, which prints
# its configuration file, and inside, which prints the script to run in the container; and $image, $plugins, $patience.

docker rm --force --volumes tidemark-glances >/dev/null 2>&1
docker run --detach --name tidemark-glances --pid host --network host --env TZ=UTC \
  --volume /var/run/docker.sock:/var/run/docker.sock:ro \
  --entrypoint sh "$image" -c "$(inside)" sh "$(configuration)" "$plugins" "$patience"
