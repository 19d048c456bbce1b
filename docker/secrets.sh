#!/bin/sh
# Writes docker/.env with new secrets, once; what is there stays.
set -eu
umask 077
file=$(dirname "$0")/.env
random() { od -An -N24 -tx1 /dev/urandom | tr -d ' \n'; }
touch "$file"
for name in DOZVON_AMI_SECRET DOZVON_PHONE_SECRET DOZVON_DATABASE_PASSWORD DOZVON_GRAFANA_PASSWORD; do
    grep -q "^$name=" "$file" || printf '%s=%s\n' "$name" "$(random)" >> "$file"
done
echo "secrets: in $file"
