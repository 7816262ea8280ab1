# Runs Glances within its container, until nobody has fetched anything for so many minutes:
#
#   sh glances-inside.sh CONFIGURATION PLUGINS PATIENCE

cd /tmp || exit
printf '%s\n' "$1" >glances.conf
: >fetched
glances --config glances.conf --quiet --export csv --export-csv-file glances.csv --export-csv-overwrite --time 1 \
  --disable-plugin all --enable-plugin "$2" --disable-check-update &
glances=$!
while kill -0 $glances 2>/dev/null; do
  if [ -z "$(find fetched -mmin -"$3")" ]; then kill $glances; fi
  sleep 2
done
wait $glances
