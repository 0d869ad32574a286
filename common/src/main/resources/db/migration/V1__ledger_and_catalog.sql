-- The ledger: every unit of work is a row in task; RabbitMQ carries (id, dispatch) only.

CREATE TABLE job (
    id                uuid        PRIMARY KEY,
    purpose           text        NOT NULL CHECK (purpose IN ('ADD', 'REFRESH', 'AUDIT', 'PURGE')),
    platform          text        NOT NULL,
    subject           text        NOT NULL,          -- what the job is about, unique among open jobs: the lower-case name
    niche             text,                          -- as given by the client; null: not given
    lane              text        NOT NULL CHECK (lane IN ('INTERACTIVE', 'BACKGROUND')),
    state             text        NOT NULL DEFAULT 'ACCEPTED'
                      CHECK (state IN ('ACCEPTED', 'RUNNING', 'CANCELLING', 'SUCCEEDED', 'INCOMPLETE', 'FAILED', 'CANCELLED')),
    shortfall         text CHECK (shortfall IN ('INCOMPLETE', 'FAILED')), -- how it will end, known before its last task
    reason            text,                          -- why it failed or is incomplete
    reels_asked       integer     NOT NULL DEFAULT 0,
    posts_asked       integer     NOT NULL DEFAULT 0,
    reels_held        integer,                       -- once its content is in; a later job's walk takes the rows over
    posts_held        integer,
    creator_id        bigint,                        -- known once the profile is in
    open_tasks        integer     NOT NULL DEFAULT 0 CHECK (open_tasks >= 0),
    gathering_tasks   integer     NOT NULL DEFAULT 0 CHECK (gathering_tasks >= 0), -- open PROFILE and CONTENT tasks
    dead_tasks        integer     NOT NULL DEFAULT 0 CHECK (dead_tasks >= 0),
    fanned_in         boolean     NOT NULL DEFAULT false, -- whether ANALYTICS was opened; true from the start for jobs without
    created_at        timestamptz NOT NULL DEFAULT clock_timestamp(),
    updated_at        timestamptz NOT NULL DEFAULT clock_timestamp(),
    finished_at       timestamptz,
    CHECK ((state IN ('SUCCEEDED', 'INCOMPLETE', 'FAILED', 'CANCELLED')) = (open_tasks = 0 AND finished_at IS NOT NULL))
);
-- An audit only reads: it may run beside the job that fills what it looks at.
CREATE UNIQUE INDEX job_open_subject ON job (platform, subject, (purpose = 'AUDIT'))
    WHERE state IN ('ACCEPTED', 'RUNNING', 'CANCELLING');
CREATE INDEX job_creator ON job (creator_id, created_at DESC);
CREATE INDEX job_subject ON job (platform, subject, created_at DESC);
CREATE INDEX job_recent ON job (created_at DESC, id DESC);

CREATE TABLE worker (
    id          bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name        text        NOT NULL,
    abilities   text[]      NOT NULL,                -- 'MEDIA:1': kinds and versions this process can run
    claims      jsonb       NOT NULL DEFAULT '{}',   -- RabbitMQ queue: dispatch time of the latest task it claimed there
    started_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
    seen_at     timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX worker_name ON worker (name, id);

CREATE TABLE task (
    id            bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    job_id        uuid        NOT NULL REFERENCES job (id),
    kind          text        NOT NULL,
    version       integer     NOT NULL DEFAULT 1,
    upstream      text        NOT NULL,              -- whose limits and pauses apply
    lane          text        NOT NULL CHECK (lane IN ('INTERACTIVE', 'BACKGROUND')),
    subject       text        NOT NULL,
    payload       jsonb       NOT NULL DEFAULT '{}',
    state         text        NOT NULL DEFAULT 'READY'
                  CHECK (state IN ('READY', 'QUEUED', 'RUNNING', 'DONE', 'DEAD', 'CANCELLED')),
    not_before    timestamptz NOT NULL DEFAULT clock_timestamp(),
    dispatch      bigint      NOT NULL DEFAULT 0,    -- only grows; a message is valid for one number
    fence         bigint      NOT NULL DEFAULT 0,    -- only grows; a verdict is valid for one claim
    attempt       integer     NOT NULL DEFAULT 0,    -- Retry and DeadLetter verdicts so far
    spent         interval    NOT NULL DEFAULT '0',  -- run time and decided delays of those attempts
    crashes       integer     NOT NULL DEFAULT 0,    -- lapses without a verdict between
    kills         integer     NOT NULL DEFAULT 0,    -- times its isolated process was killed from outside, as a witness saw
    redispatches  integer     NOT NULL DEFAULT 0,
    isolated      boolean     NOT NULL DEFAULT false,
    route         text        NOT NULL GENERATED ALWAYS AS (CASE WHEN isolated THEN 'ISOLATION' ELSE lane END) STORED,
    owner         bigint,                            -- the worker that runs it
    reason        text,                              -- why it was concluded, retried, snoozed, buried
    created_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
    dispatched_at timestamptz,
    claimed_at    timestamptz,
    finished_at   timestamptz,
    CHECK ((state = 'RUNNING') = (owner IS NOT NULL)),
    CHECK ((state IN ('DONE', 'DEAD', 'CANCELLED')) = (finished_at IS NOT NULL))
) WITH (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_cost_limit = 2000, fillfactor = 80);
CREATE UNIQUE INDEX task_open_subject ON task (kind, subject) WHERE state IN ('READY', 'QUEUED', 'RUNNING');
CREATE INDEX task_ready ON task (kind, upstream, route, not_before, id) WHERE state = 'READY';
CREATE INDEX task_queued ON task (kind, upstream, route, dispatched_at) WHERE state = 'QUEUED';
CREATE INDEX task_running ON task (owner) WHERE state = 'RUNNING';
CREATE INDEX task_dead ON task (kind, id) WHERE state = 'DEAD';
CREATE INDEX task_dead_subject ON task (kind, subject) WHERE state = 'DEAD';
CREATE INDEX task_job ON task (job_id, id);

CREATE TABLE task_failure (                         -- one row an attempt that did not succeed
    task_id   bigint      NOT NULL REFERENCES task (id) ON DELETE CASCADE,
    attempt   integer     NOT NULL,
    fence     bigint      NOT NULL,
    failure   text        NOT NULL,                  -- the class of failure
    message   text        NOT NULL,
    worker    text        NOT NULL,
    at        timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (task_id, fence)
);

CREATE TABLE queue (                                -- its row lock is the right to dispatch for it
    kind            text        NOT NULL,
    upstream        text        NOT NULL,
    route           text        NOT NULL CHECK (route IN ('INTERACTIVE', 'BACKGROUND', 'ISOLATION')),
    size            integer     NOT NULL CHECK (size > 0), -- the window: at most so many QUEUED
    PRIMARY KEY (kind, upstream, route)
);

CREATE TABLE pause (                                -- read by dispatcher and claim
    scope     text        NOT NULL CHECK (scope IN ('KIND', 'UPSTREAM')),
    name      text        NOT NULL,
    source    text        NOT NULL CHECK (source IN ('OPERATOR', 'PLATFORM')),
    until     timestamptz NOT NULL DEFAULT 'infinity',
    reason    text        NOT NULL,
    since     timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (scope, name, source)
);

CREATE TABLE task_count (                           -- counted by one process at a time
    kind        text        NOT NULL,
    route       text        NOT NULL,
    state       text        NOT NULL,
    tasks       bigint      NOT NULL,
    counted_at  timestamptz NOT NULL,
    PRIMARY KEY (kind, route, state)
);

CREATE TABLE budget (                               -- one token bucket a credential
    credential  text             PRIMARY KEY,
    upstream    text             NOT NULL,
    capacity    double precision NOT NULL,
    per_second  double precision NOT NULL,
    tokens      double precision NOT NULL,
    filled_at   timestamptz      NOT NULL DEFAULT clock_timestamp(),
    used        bigint           NOT NULL DEFAULT 0, -- calls made since the row exists
    usage       double precision,                    -- the platform's own figure, as a fraction
    usage_at    timestamptz                          -- when it gave that figure
);

CREATE TABLE idempotency_key (
    api_key     text        NOT NULL,
    key         text        NOT NULL,
    body_sha256 text        NOT NULL,
    job_id      uuid        NOT NULL REFERENCES job (id),
    answer      text        NOT NULL,                -- as it was given, JSON
    created_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (api_key, key)
);
CREATE INDEX idempotency_key_age ON idempotency_key (created_at);

-- The catalog: what is held.

CREATE TABLE creator (
    id             bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    platform       text        NOT NULL,
    external_id    text        NOT NULL,
    username       text        NOT NULL,
    display_name   text,
    biography      text,
    website        text,
    followers      bigint,
    follows        bigint,
    items          bigint,                           -- how many items the platform says the account has
    state          text        NOT NULL DEFAULT 'ACTIVE' CHECK (state IN ('ACTIVE', 'UNAVAILABLE')),
    niche          text,                             -- curated: no scrape writes the next three
    review         text,
    notes          text,
    created_at     timestamptz NOT NULL DEFAULT clock_timestamp(),
    profiled_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
    refreshed_at   timestamptz,                      -- when all of its content was in
    UNIQUE (platform, external_id)
);
CREATE INDEX creator_username ON creator (platform, lower(username));
CREATE INDEX creator_niche ON creator (platform, niche, id);
CREATE INDEX creator_followers ON creator (platform, COALESCE(followers, -1) DESC, id DESC);
ALTER TABLE job ADD FOREIGN KEY (creator_id) REFERENCES creator (id);

CREATE TABLE follower_snapshot (
    creator_id bigint      NOT NULL REFERENCES creator (id) ON DELETE CASCADE,
    taken_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
    followers  bigint,
    follows    bigint,
    items      bigint,
    PRIMARY KEY (creator_id, taken_at)
);

CREATE TABLE content (
    id           bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    creator_id   bigint      NOT NULL REFERENCES creator (id) ON DELETE CASCADE,
    external_id  text        NOT NULL,
    kind         text        NOT NULL CHECK (kind IN ('REEL', 'POST')),
    format       text        NOT NULL,               -- IMAGE, VIDEO, ALBUM
    permalink    text,
    caption      text,
    published_at timestamptz NOT NULL,
    views        bigint,
    likes        bigint,
    comments     bigint,
    reposts      bigint,
    feed         text        NOT NULL,               -- the feed and page that last held it; no cursor: the first page
    page_cursor  text,
    walk         uuid,                               -- the job that last saw it: what a job holds is counted by it
    created_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
    fetched_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
    UNIQUE (creator_id, external_id)
);
CREATE INDEX content_published ON content (creator_id, kind, published_at DESC, id);
CREATE INDEX content_views ON content (creator_id, kind, views DESC NULLS LAST, id);
CREATE INDEX content_viral ON content (views DESC, id DESC) WHERE kind = 'REEL' AND views IS NOT NULL;

CREATE TABLE media (
    id           bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    creator_id   bigint      NOT NULL REFERENCES creator (id) ON DELETE CASCADE,
    content_id   bigint      REFERENCES content (id) ON DELETE CASCADE, -- null: the profile picture
    external_id  text        NOT NULL,
    role         text        NOT NULL CHECK (role IN ('PICTURE', 'IMAGE', 'VIDEO', 'THUMBNAIL')),
    position     integer     NOT NULL DEFAULT 0,
    object_key   text        COLLATE "C" NOT NULL UNIQUE,
    state        text        NOT NULL CHECK (state IN ('PENDING', 'STORED', 'NO_LINK', 'GONE', 'REFUSED', 'TOO_LARGE', 'ABANDONED')),
    reason       text,
    link         text,
    expires_at   timestamptz,
    resolved_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
    resolutions  integer     NOT NULL DEFAULT 0,
    size         bigint,
    sha256       text,
    etag         text,
    content_type text,
    stored_at    timestamptz,
    audit        text CHECK (audit IN ('OK', 'MISSING', 'WRONG_SIZE', 'WRONG_CHECKSUM')), -- what the last audit found
    audited_at   timestamptz,
    created_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
    UNIQUE (creator_id, external_id, role),
    CHECK (state <> 'STORED' OR (size IS NOT NULL AND sha256 IS NOT NULL AND etag IS NOT NULL AND stored_at IS NOT NULL))
);
CREATE INDEX media_content ON media (content_id);
CREATE INDEX media_pending ON media (creator_id) WHERE state = 'PENDING';

CREATE TABLE object_audit (                         -- the last comparison of a creator's media rows with the bucket
    creator_id bigint      PRIMARY KEY REFERENCES creator (id) ON DELETE CASCADE,
    job_id     uuid        NOT NULL REFERENCES job (id),
    objects    integer     NOT NULL,                 -- found under the creator's prefix
    bytes      bigint      NOT NULL,
    orphans    text[]      NOT NULL,                 -- keys of objects without a row
    audited_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

CREATE TABLE analytics (
    creator_id            bigint      NOT NULL REFERENCES creator (id) ON DELETE CASCADE,
    formula_version       integer     NOT NULL,
    computed_at           timestamptz NOT NULL DEFAULT clock_timestamp(),
    reels                 integer     NOT NULL,      -- n
    posts                 integer     NOT NULL,      -- n
    coverage              numeric     NOT NULL,      -- items held / items asked for
    avg_reel_views        numeric,
    median_reel_views     numeric,
    avg_reel_likes        numeric,
    avg_reel_comments     numeric,
    avg_post_likes        numeric,
    avg_post_comments     numeric,
    reel_engagement_rate  numeric,
    post_engagement_rate  numeric,
    engagement_rate       numeric,
    reach_rate            numeric,
    viral_reels           integer,
    PRIMARY KEY (creator_id, formula_version)
);

-- What must never be, with the row it concerns: empty at any time. The counters of a job are those of its tasks, so that
-- a task that vanished or was counted twice shows here as well.
CREATE VIEW violation AS
WITH held AS (
    SELECT job_id,
           count(*) FILTER (WHERE state <> 'DEAD') AS open,
           count(*) FILTER (WHERE state <> 'DEAD' AND kind IN ('PROFILE', 'CONTENT')) AS gathering,
           count(*) FILTER (WHERE state = 'DEAD') AS dead
      FROM task WHERE state IN ('READY', 'QUEUED', 'RUNNING', 'DEAD') GROUP BY job_id
), account AS (
    SELECT j.id, j.state IN ('ACCEPTED', 'RUNNING', 'CANCELLING') AS is_open, j.open_tasks, j.gathering_tasks, j.dead_tasks,
           coalesce(h.open, 0) AS open, coalesce(h.gathering, 0) AS gathering, coalesce(h.dead, 0) AS dead
      FROM job j LEFT JOIN held h ON h.job_id = j.id
)
SELECT 'open job without an open task' AS name, id::text AS subject FROM account WHERE is_open AND open = 0
UNION ALL
SELECT 'terminal job with an open task', id::text FROM account WHERE NOT is_open AND open > 0
UNION ALL
SELECT 'job whose counters differ from its tasks', id::text FROM account
 WHERE (open_tasks, gathering_tasks, dead_tasks) <> (open, gathering, dead)
UNION ALL
SELECT 'pending media without an open or dead task', m.id::text FROM media m
 WHERE m.state = 'PENDING'
   AND NOT EXISTS (SELECT FROM task t WHERE t.kind = 'MEDIA' AND t.subject = m.id::text
                      AND t.state IN ('READY', 'QUEUED', 'RUNNING'))
   AND NOT EXISTS (SELECT FROM task t WHERE t.kind = 'MEDIA' AND t.subject = m.id::text AND t.state = 'DEAD');
