#!/bin/sh
# Run once by the image of PostgreSQL when the primary is made: who may follow it, and from where.
set -eu
psql --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" \
  --command "CREATE ROLE replicator REPLICATION LOGIN PASSWORD '$REPLICATOR_PASSWORD'"
echo "host replication replicator samenet scram-sha-256" >> "$PGDATA/pg_hba.conf"
