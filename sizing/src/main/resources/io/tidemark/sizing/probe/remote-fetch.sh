# Prints what was added to a text since an offset, between a first line with the clock and the state, and a last line.
# The lines that come before this one set $offset and $most (bytes), and whether to $stop. They define look, which sets
# $state to `runs` or `ended`, and $more to `yes` when the text goes on behind what added can print; added; and stop.

clock=$(date +%s%3N)
state=ended more=no
if [ "$stop" = yes ]; then stop; fi
look
echo "tidemark $clock $state $more"
added | head -c "$most" | gzip -c | base64
echo 'tidemark end'
