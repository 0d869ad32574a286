-- The roles of the fleet and what they may do with its database: run it with psql as a superuser, connected to that
-- database, before the first migration, and again whenever a password changes. What is there already is only set right.
--
--   FLEET_OWNER_PASSWORD=… API_GATEWAY_PASSWORD=… PROFILE_WORKER_PASSWORD=… CONTENT_WORKER_PASSWORD=… \
--   MEDIA_WORKER_PASSWORD=… psql --set ON_ERROR_STOP=1 --file deploy/postgres/roles.sql fleet
--
-- The owner migrates, and nobody else creates, alters or drops anything. Each service logs in under its own role and has its
-- rights from a group; which rights these are, table by table, stands in db/grants.sql beside the migrations, and is set
-- after each by the same command: java -jar api-gateway-app.jar migrate.

\getenv fleet_owner_password FLEET_OWNER_PASSWORD
\getenv api_gateway_password API_GATEWAY_PASSWORD
\getenv profile_worker_password PROFILE_WORKER_PASSWORD
\getenv content_worker_password CONTENT_WORKER_PASSWORD
\getenv media_worker_password MEDIA_WORKER_PASSWORD

DO $$
DECLARE
    role text;
BEGIN
    FOREACH role IN ARRAY ARRAY['fleet_service', 'fleet_reading', 'fleet_api_gateway', 'fleet_profile_worker',
                                'fleet_content_worker', 'fleet_media_worker'] LOOP
        IF to_regrole(role) IS NULL THEN
            EXECUTE format('CREATE ROLE %I NOLOGIN', role);
        END IF;
    END LOOP;
    FOREACH role IN ARRAY ARRAY['fleet_owner', 'api_gateway', 'profile_worker', 'content_worker', 'media_worker'] LOOP
        IF to_regrole(role) IS NULL THEN
            EXECUTE format('CREATE ROLE %I', role);
        END IF;
        EXECUTE format('ALTER ROLE %I LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS', role);
    END LOOP;
END $$;

-- No password goes into the server's log.
SET log_statement = 'none';
SET log_min_duration_statement = -1;
SET log_min_error_statement = 'panic';
ALTER ROLE fleet_owner PASSWORD :'fleet_owner_password';
ALTER ROLE api_gateway PASSWORD :'api_gateway_password';
ALTER ROLE profile_worker PASSWORD :'profile_worker_password';
ALTER ROLE content_worker PASSWORD :'content_worker_password';
ALTER ROLE media_worker PASSWORD :'media_worker_password';
RESET log_statement;
RESET log_min_duration_statement;
RESET log_min_error_statement;

GRANT fleet_service TO fleet_api_gateway, fleet_profile_worker, fleet_content_worker, fleet_media_worker;
GRANT fleet_reading TO fleet_profile_worker, fleet_content_worker;
GRANT fleet_api_gateway TO api_gateway;
GRANT fleet_profile_worker TO profile_worker;
GRANT fleet_content_worker TO content_worker;
GRANT fleet_media_worker TO media_worker;

-- The database, and whatever another owner has created in it so far, are the owner's.
DO $$
DECLARE
    held record;
BEGIN
    EXECUTE format('ALTER DATABASE %I OWNER TO fleet_owner', current_database());
    EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
    EXECUTE format('GRANT CONNECT ON DATABASE %I TO fleet_service', current_database());
    FOR held IN SELECT c.oid::regclass AS name FROM pg_class c
                 WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'v', 'm', 'p')
                   AND c.relowner <> 'fleet_owner'::regrole
                   AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e') LOOP
        EXECUTE format('ALTER TABLE %s OWNER TO fleet_owner', held.name);
    END LOOP;
    FOR held IN SELECT p.oid::regprocedure AS name FROM pg_proc p
                 WHERE p.pronamespace = 'public'::regnamespace AND p.proowner <> 'fleet_owner'::regrole
                   AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e') LOOP
        EXECUTE format('ALTER FUNCTION %s OWNER TO fleet_owner', held.name);
    END LOOP;
END $$;
ALTER SCHEMA public OWNER TO fleet_owner;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO fleet_service;

-- What later migrations create belongs to nobody else until grants.sql says so.
ALTER DEFAULT PRIVILEGES FOR ROLE fleet_owner REVOKE ALL ON TABLES FROM PUBLIC;
ALTER DEFAULT PRIVILEGES FOR ROLE fleet_owner REVOKE ALL ON SEQUENCES FROM PUBLIC;
ALTER DEFAULT PRIVILEGES FOR ROLE fleet_owner REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
