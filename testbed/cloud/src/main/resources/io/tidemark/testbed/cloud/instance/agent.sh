# agent.sh DIRECTORY: runs the script in there as the agent of Systems Manager does. It ends when the script has and nobody
# holds its outputs any more. No home is set, and nothing is to be read.
dir=$1
echo $$ >"$dir/pid"
mkfifo "$dir/out.pipe" "$dir/err.pipe"
cat <"$dir/out.pipe" >"$dir/out" &
cat <"$dir/err.pipe" >"$dir/err" &
unset HOME
cd /usr/bin
sh -c "$dir/script" </dev/null >"$dir/out.pipe" 2>"$dir/err.pipe"
code=$?
wait
exit $code
