-- Which service may do what with which table. Run by the owner of the tables after the migrations, in one transaction, and
-- as often as wanted: afterwards each role has exactly these rights. The roles come from deploy/postgres/roles.sql.
--
-- Every table and view stands here, those that no service may touch as well. What the release before needs is taken away
-- by the release after: both run side by side while one replaces the other. What a foreign key deletes with its row needs
-- no right of its own. A lock on a row needs the right to change a column of it.

REVOKE ALL ON ALL TABLES IN SCHEMA public FROM PUBLIC, fleet_service, fleet_reading, fleet_api_gateway, fleet_profile_worker,
    fleet_content_worker, fleet_media_worker;

-- The ledger, which every service dispatches from and reconciles.
GRANT SELECT, INSERT, UPDATE         ON task         TO fleet_service;
GRANT SELECT, UPDATE                 ON job          TO fleet_service;
GRANT SELECT, INSERT                 ON task_failure TO fleet_service;
GRANT SELECT, INSERT, UPDATE, DELETE ON worker       TO fleet_service;
GRANT SELECT, INSERT, UPDATE         ON queue        TO fleet_service;
GRANT SELECT, INSERT, UPDATE         ON task_count   TO fleet_service;
GRANT SELECT                         ON pause        TO fleet_service;
GRANT SELECT                         ON budget       TO fleet_service;
GRANT SELECT                         ON violation    TO fleet_service;
GRANT SELECT                         ON flyway_schema_history TO fleet_service;
GRANT SELECT, INSERT, DELETE         ON queue_measure, budget_measure TO fleet_service;
GRANT SELECT, INSERT, UPDATE         ON job_count    TO fleet_service;

-- The catalog; its rows are read by every service, the links of files, which are signed, by those alone that fetch them.
GRANT SELECT ON creator TO fleet_service;
GRANT SELECT ON content TO fleet_service;
GRANT SELECT (id, creator_id, content_id, external_id, role, position, object_key, state, reason, expires_at, resolved_at,
              resolutions, size, sha256, etag, content_type, stored_at, audit, audited_at, created_at, link_asked, removable_at)
    ON media TO fleet_service;
-- Whoever ends the cancellation of a job gives up the files that its copies were for.
GRANT UPDATE (state, reason) ON media TO fleet_service;

-- What reads from a platform: its budget, and the tokens, which are secret.
GRANT INSERT, UPDATE         ON budget       TO fleet_reading;
GRANT INSERT, UPDATE         ON pause        TO fleet_reading;
GRANT SELECT, INSERT, UPDATE ON call_count   TO fleet_reading;
GRANT SELECT, INSERT, UPDATE ON access_token TO fleet_reading;
GRANT SELECT, INSERT, UPDATE ON media        TO fleet_reading;

-- The gateway takes work in, and is the only one that deletes what is finished.
GRANT INSERT, DELETE                 ON job              TO fleet_api_gateway;
GRANT DELETE                         ON task             TO fleet_api_gateway;
GRANT INSERT, UPDATE, DELETE         ON pause            TO fleet_api_gateway;
GRANT SELECT, INSERT, UPDATE, DELETE ON idempotency_key  TO fleet_api_gateway;
GRANT UPDATE (niche, review, notes, source, due_at, unavailable_since) ON creator TO fleet_api_gateway;
GRANT UPDATE (author, author_id)     ON content          TO fleet_api_gateway;
GRANT SELECT, UPDATE                 ON scraper          TO fleet_api_gateway;
GRANT SELECT, UPDATE                 ON sweep            TO fleet_api_gateway;
GRANT SELECT, UPDATE                 ON retention        TO fleet_api_gateway;
GRANT SELECT                         ON call_count       TO fleet_api_gateway;
GRANT SELECT (credential, expires_at) ON access_token    TO fleet_api_gateway;
GRANT SELECT                         ON former_name      TO fleet_api_gateway;
GRANT SELECT                         ON follower_snapshot, content_snapshot, analytics, object_audit TO fleet_api_gateway;
GRANT SELECT, DELETE                 ON purge            TO fleet_api_gateway;

-- Keys, and what operators did, which is added to and read.
GRANT SELECT, INSERT                 ON api_key          TO fleet_api_gateway;
GRANT UPDATE (used_at, revoked_at)   ON api_key          TO fleet_api_gateway;
GRANT SELECT, INSERT                 ON operator_action, operator_action_outcome TO fleet_api_gateway;

GRANT INSERT, UPDATE (username, display_name, biography, website, followers, follows, items, details, niche, state, misses,
                      missed_since, profiled_at, due_at) ON creator TO fleet_profile_worker;
GRANT SELECT, INSERT, UPDATE, DELETE ON former_name       TO fleet_profile_worker;
GRANT INSERT                         ON follower_snapshot TO fleet_profile_worker;

GRANT UPDATE (refreshed_at, capped_at, engagement_rate) ON creator TO fleet_content_worker;
GRANT INSERT, UPDATE                 ON content           TO fleet_content_worker;
GRANT SELECT, INSERT, DELETE         ON content_snapshot  TO fleet_content_worker;
GRANT SELECT, DELETE                 ON follower_snapshot TO fleet_content_worker;
GRANT SELECT, INSERT, DELETE         ON unreadable        TO fleet_content_worker;
GRANT SELECT, UPDATE                 ON thinning          TO fleet_content_worker;
GRANT SELECT, INSERT, UPDATE         ON analytics         TO fleet_content_worker;

-- The media worker opens the jobs that repair what an audit found, and deletes creators.
GRANT INSERT                         ON job               TO fleet_media_worker;
GRANT DELETE, UPDATE (id)            ON creator           TO fleet_media_worker; -- of an identity: a lock, and no change
GRANT SELECT, UPDATE, DELETE         ON media             TO fleet_media_worker;
GRANT SELECT, INSERT, UPDATE, DELETE ON media_upload      TO fleet_media_worker;
GRANT SELECT, INSERT, UPDATE         ON object_audit      TO fleet_media_worker;
GRANT SELECT, INSERT, UPDATE         ON purge             TO fleet_media_worker;
GRANT SELECT                         ON analytics, follower_snapshot TO fleet_media_worker;

-- For operators alone: ledger_account
REVOKE ALL ON ledger_account FROM fleet_service;
