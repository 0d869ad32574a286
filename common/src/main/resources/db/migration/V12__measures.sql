-- What each count of the ledger saw since the one before: rates come from it. One process at a time writes here; an hour is
-- kept.

CREATE TABLE queue_measure (
    kind        text             NOT NULL,
    route       text             NOT NULL,
    measured_at timestamptz      NOT NULL,
    seconds     double precision NOT NULL,           -- since the one before
    concluded   bigint           NOT NULL,           -- done or dead within them
    waiting     bigint           NOT NULL,           -- ready or queued at their end
    loaded      boolean          NOT NULL,           -- more waited, before and after, than was concluded between
    workers     integer          NOT NULL,           -- that run the kind
    PRIMARY KEY (measured_at, kind, route)
);

-- The latest measures that tell what a worker can do.
CREATE INDEX queue_measure_loaded ON queue_measure (kind, route, measured_at) WHERE loaded AND workers > 0;

CREATE TABLE budget_measure (
    credential  text        NOT NULL,
    measured_at timestamptz NOT NULL,
    used        bigint      NOT NULL,                -- calls made since its budget exists
    PRIMARY KEY (credential, measured_at)
);

CREATE TABLE job_count (                            -- open jobs; those there are no more of are kept, with zero
    platform text   NOT NULL,
    purpose  text   NOT NULL,
    jobs     bigint NOT NULL,
    PRIMARY KEY (platform, purpose)
);
