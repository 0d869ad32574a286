#!/usr/bin/env bash
# The services' login and database, made when PostgreSQL's data is made; the image runs what lies in its folder for that.
fleet_password=$(cat /run/secrets/spring.datasource.password) \
  psql --quiet --username=postgres --dbname=postgres --set=ON_ERROR_STOP=1 <<'SQL'
\getenv fleet_password fleet_password
CREATE ROLE fleet LOGIN PASSWORD :'fleet_password';
CREATE DATABASE fleet OWNER fleet;
SQL
