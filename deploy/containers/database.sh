#!/usr/bin/env bash
# The database and the roles that log in to it, each with the password in the secret of its name. The image of PostgreSQL runs
# what lies in its folder for that when the data is made; run again, it sets the passwords anew.
(
  set -euo pipefail
  for role in fleet_owner api_gateway profile_worker content_worker media_worker; do
    password=$(</run/secrets/$role)
    export "${role^^}_PASSWORD=$password"
  done
  psql --quiet --username=postgres --dbname=postgres --set=ON_ERROR_STOP=1 <<'SQL'
SELECT 'CREATE DATABASE fleet' WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = 'fleet') \gexec
SQL
  psql --quiet --username=postgres --dbname=fleet --set=ON_ERROR_STOP=1 --file=/etc/fleet/roles.sql
)
