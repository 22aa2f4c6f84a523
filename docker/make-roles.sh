#!/bin/sh
# Runs once, when the database's volume is new: the role that owns the schema, the role of the application, which owns
# nothing, and the database, with Chinese sorting.
set -eu
psql --quiet --set ON_ERROR_STOP=1 --no-psqlrc --username "$POSTGRES_USER" --dbname postgres \
  --set owner_password="$PILOTFLOW_OWNER_PASSWORD" --set app_password="$PILOTFLOW_APP_PASSWORD" <<'SQL'
create role pilotflow_owner login createdb password :'owner_password';
create role pilotflow_app login password :'app_password';
create database pilotflow owner pilotflow_owner template template0
  encoding 'UTF8' locale 'C.UTF-8' locale_provider icu icu_locale 'zh-CN';
SQL
