#!/bin/sh
# Of all that it can do: a password for docker.
. /var/lib/instance/settings
case "$1 $2" in
'ecr get-login-password') echo "token-of-$id" ;;
*) echo "aws: error: argument command: Invalid choice" >&2 && exit 252 ;;
esac
