-- The continuous cycles: which run, when each creator is due, and what the calls of a day came to.

CREATE TABLE scraper (
    platform         text        PRIMARY KEY,
    desired          text        NOT NULL DEFAULT 'STOPPED' CHECK (desired IN ('RUNNING', 'STOPPED')),
    changed_at       timestamptz NOT NULL DEFAULT clock_timestamp(),
    planned_at       timestamptz,                    -- when a gateway last looked for creators that are due
    cycle            bigint      NOT NULL DEFAULT 0,
    cycle_started_at timestamptz,                    -- null: none is under way
    cycle_creators   bigint      NOT NULL DEFAULT 0  -- those that were due when it started
);
INSERT INTO scraper (platform) VALUES ('instagram'), ('reddit');

-- A creator is due by his own clock. Who has just been added was just read.
ALTER TABLE creator ADD COLUMN due_at timestamptz NOT NULL DEFAULT clock_timestamp() + INTERVAL '1 hour';
UPDATE creator SET due_at = profiled_at + INTERVAL '1 hour';
CREATE INDEX creator_due ON creator (platform, due_at);

CREATE INDEX job_refreshing ON job (platform)
    WHERE purpose = 'REFRESH' AND state IN ('ACCEPTED', 'RUNNING', 'CANCELLING');
CREATE INDEX job_refreshed ON job (platform, created_at) WHERE purpose = 'REFRESH';

-- A stopped scraper holds up its platform's background reading, and nothing else.
ALTER TABLE pause
    DROP CONSTRAINT pause_scope_check,
    ADD CONSTRAINT pause_scope_check CHECK (scope IN ('KIND', 'UPSTREAM', 'SCRAPER'));

CREATE TABLE call_count (                           -- calls to a platform's API, a day a row, days in UTC
    credential   text        NOT NULL,
    day          date        NOT NULL,
    upstream     text        NOT NULL,
    calls        bigint      NOT NULL DEFAULT 0,     -- those that a token was taken for
    failed       bigint      NOT NULL DEFAULT 0,     -- of those; that nobody has the name is an answer
    last_failure text,
    failed_at    timestamptz,
    PRIMARY KEY (credential, day)
);
CREATE INDEX call_count_day ON call_count (upstream, day);

-- What the platform last said of its own count, where it counts calls.
ALTER TABLE budget
    ADD COLUMN told_used      double precision,
    ADD COLUMN told_remaining double precision,
    ADD COLUMN told_reset_at  timestamptz,
    ADD COLUMN told_at        timestamptz;

CREATE INDEX task_failure_recent ON task_failure (at DESC);
