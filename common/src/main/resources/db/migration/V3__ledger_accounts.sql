-- What a job was ever given, beside what is there: a task that vanished after its end shows as well.
ALTER TABLE job ADD COLUMN accepted_tasks integer NOT NULL DEFAULT 0 CHECK (accepted_tasks >= 0);
UPDATE job SET accepted_tasks = held.tasks
  FROM (SELECT job_id, count(*) AS tasks FROM task GROUP BY job_id) held
 WHERE held.job_id = job.id;

-- What must never be, with the row it concerns: empty at any time.
CREATE OR REPLACE VIEW violation AS
WITH held AS (
    SELECT job_id,
           count(*) AS accepted,
           count(*) FILTER (WHERE state IN ('READY', 'QUEUED', 'RUNNING')) AS open,
           count(*) FILTER (WHERE state IN ('READY', 'QUEUED', 'RUNNING') AND kind IN ('PROFILE', 'CONTENT')) AS gathering,
           count(*) FILTER (WHERE state = 'DEAD') AS dead
      FROM task GROUP BY job_id
), account AS (
    SELECT j.id, j.state IN ('ACCEPTED', 'RUNNING', 'CANCELLING') AS is_open,
           j.accepted_tasks, j.open_tasks, j.gathering_tasks, j.dead_tasks,
           coalesce(h.accepted, 0) AS accepted, coalesce(h.open, 0) AS open, coalesce(h.gathering, 0) AS gathering,
           coalesce(h.dead, 0) AS dead
      FROM job j LEFT JOIN held h ON h.job_id = j.id
)
SELECT 'open job without an open task' AS name, id::text AS subject FROM account WHERE is_open AND open = 0
UNION ALL
SELECT 'terminal job with an open task', id::text FROM account WHERE NOT is_open AND open > 0
UNION ALL
SELECT 'job whose counters differ from its tasks', id::text FROM account
 WHERE (accepted_tasks, open_tasks, gathering_tasks, dead_tasks) <> (accepted, open, gathering, dead)
UNION ALL
SELECT 'pending media without an open or dead task', m.id::text FROM media m
 WHERE m.state = 'PENDING'
   AND NOT EXISTS (SELECT FROM task t WHERE t.kind = 'MEDIA' AND t.subject = m.id::text
                      AND t.state IN ('READY', 'QUEUED', 'RUNNING'))
   AND NOT EXISTS (SELECT FROM task t WHERE t.kind = 'MEDIA' AND t.subject = m.id::text AND t.state = 'DEAD');

-- The ledger's accounts, each kept twice: what is claimed of the tasks, and what is found of them.
CREATE VIEW ledger_account AS
WITH jobs AS (
    SELECT coalesce(sum(accepted_tasks), 0) AS accepted, coalesce(sum(open_tasks), 0) AS open,
           coalesce(sum(gathering_tasks), 0) AS gathering, coalesce(sum(dead_tasks), 0) AS dead,
           count(*) FILTER (WHERE state IN ('ACCEPTED', 'RUNNING', 'CANCELLING')) AS open_jobs
      FROM job
), tasks AS (
    SELECT count(*) AS accepted,
           count(*) FILTER (WHERE state IN ('READY', 'QUEUED', 'RUNNING')) AS open,
           count(*) FILTER (WHERE state IN ('READY', 'QUEUED', 'RUNNING') AND kind IN ('PROFILE', 'CONTENT')) AS gathering,
           count(*) FILTER (WHERE state = 'DEAD') AS dead,
           count(DISTINCT job_id) FILTER (WHERE state IN ('READY', 'QUEUED', 'RUNNING')) AS open_jobs
      FROM task
), files AS (
    SELECT count(*) AS pending,
           count(*) FILTER (WHERE EXISTS (SELECT FROM task t WHERE t.kind = 'MEDIA' AND t.subject = m.id::text
                                             AND t.state IN ('READY', 'QUEUED', 'RUNNING'))
                               OR EXISTS (SELECT FROM task t WHERE t.kind = 'MEDIA' AND t.subject = m.id::text
                                             AND t.state = 'DEAD')) AS tasked
      FROM media m WHERE state = 'PENDING'
)
SELECT position, name, claimed, found
  FROM jobs, tasks, files, LATERAL (VALUES
       (1, 'tasks ever accepted', jobs.accepted, tasks.accepted),
       (2, 'tasks open', jobs.open, tasks.open),
       (3, 'tasks that analytics wait for', jobs.gathering, tasks.gathering),
       (4, 'tasks dead', jobs.dead, tasks.dead),
       (5, 'jobs open, and with an open task', jobs.open_jobs, tasks.open_jobs),
       (6, 'files pending, and with a task', files.pending, files.tasked)
  ) AS accounts (position, name, claimed, found);
