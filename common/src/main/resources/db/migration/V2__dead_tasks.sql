-- What dead tasks are grouped, found, and put aside by.

ALTER TABLE task
    ADD COLUMN failure          text NOT NULL DEFAULT 'Unknown',  -- the class of the failure it last died of
    ADD COLUMN fingerprint      text NOT NULL DEFAULT 'unknown',  -- that failure's identity, the same for one cause
    ADD COLUMN dismissed_at     timestamptz,                      -- when somebody decided to leave it dead
    ADD COLUMN dismissed_reason text,
    ADD CHECK (dismissed_at IS NULL OR state = 'DEAD'),
    ADD CHECK ((dismissed_at IS NULL) = (dismissed_reason IS NULL));

-- Tasks that died before this keep the fingerprint 'unknown': a group of their own.
UPDATE task t SET failure = f.failure
  FROM (SELECT DISTINCT ON (task_id) task_id, failure FROM task_failure ORDER BY task_id, fence DESC) f
 WHERE t.state = 'DEAD' AND f.task_id = t.id;

CREATE INDEX task_dead_cause ON task (kind, fingerprint, finished_at DESC, id DESC) INCLUDE (dismissed_at) WHERE state = 'DEAD';
CREATE INDEX task_dead_recent ON task (finished_at DESC, id DESC) WHERE state = 'DEAD';
DROP INDEX task_dead;                                            -- task_dead_cause begins with the kind as well
