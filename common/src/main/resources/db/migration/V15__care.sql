-- What keeps the ledger small and fast over the years.

CREATE TABLE retention (                            -- its row lock is the right to delete what ended long enough ago
    what        text        PRIMARY KEY,
    finished_at timestamptz NOT NULL DEFAULT '-infinity', -- how far this round has come: the last row that was looked at
    id          uuid        NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000'
);
INSERT INTO retention (what) VALUES ('job');

-- Jobs in the order in which they ended; and what refers to one, which PostgreSQL looks for when one is deleted.
CREATE INDEX job_finished ON job (finished_at, id) WHERE finished_at IS NOT NULL;
CREATE INDEX job_cancelling ON job (created_at, id) WHERE state = 'CANCELLING';
CREATE INDEX idempotency_key_job ON idempotency_key (job_id);
CREATE INDEX object_audit_job ON object_audit (job_id);

-- A job is counted in its row with every group of its tasks: there is room beside it for the next version of the row, so
-- that most of them touch no index. Rows that are few and change many times a second are cleaned before a scan reads a
-- thousand dead versions of one. None of this locks anybody out.
ALTER TABLE job SET (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.05);
ALTER TABLE worker SET (fillfactor = 50, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 500);
ALTER TABLE budget SET (fillfactor = 50, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 500);
ALTER TABLE call_count SET (fillfactor = 70, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 500);
ALTER TABLE task_count SET (fillfactor = 50, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 500);
ALTER TABLE media SET (autovacuum_vacuum_scale_factor = 0.05);
ALTER TABLE content SET (autovacuum_vacuum_scale_factor = 0.05);
-- Insertions alone make a table that nobody updates be cleaned, and its pages known as visible to all.
ALTER TABLE task_failure SET (autovacuum_vacuum_scale_factor = 0.05);
