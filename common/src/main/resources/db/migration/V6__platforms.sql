-- Reddit beside Instagram: communities and users, what is submitted to them, and what is taken down again.

ALTER TABLE job
    DROP CONSTRAINT job_purpose_check,
    ADD CONSTRAINT job_purpose_check CHECK (purpose IN ('ADD', 'REFRESH', 'AUDIT', 'PURGE', 'SWEEP', 'RECOMPUTE'));

ALTER TABLE creator
    -- Reddit's names carry their kind, r/space and u/space, so that both may be held.
    ADD COLUMN kind text NOT NULL GENERATED ALWAYS AS (
        CASE WHEN platform <> 'reddit' THEN 'ACCOUNT' WHEN username LIKE 'r/%' THEN 'SUBREDDIT' ELSE 'USER' END) STORED,
    ADD COLUMN details jsonb;                        -- what only its platform knows

ALTER TABLE content
    ADD COLUMN title          text,
    ADD COLUMN author         text,                  -- who submitted it, where that is not the creator
    ADD COLUMN author_id      text,
    ADD COLUMN upvote_ratio   double precision,
    ADD COLUMN crosspost_of   text,                  -- the platform's id of the item that it repeats
    ADD COLUMN details        jsonb,
    ADD COLUMN removed_by     text,                  -- the platform's word for who took it down
    ADD COLUMN removed_at     timestamptz,           -- when that was noticed; null: it stands
    ADD COLUMN top_of_week_at timestamptz;           -- when the ranking of the week last held it: one instant a reading
CREATE INDEX content_top_of_week ON content (creator_id, top_of_week_at DESC) WHERE top_of_week_at IS NOT NULL;

ALTER TABLE media
    DROP CONSTRAINT media_role_check,
    ADD CONSTRAINT media_role_check CHECK (role IN ('PICTURE', 'IMAGE', 'VIDEO', 'THUMBNAIL', 'AUDIO'));

CREATE TABLE content_snapshot (                     -- what an item's counts were; thinned with age
    content_id bigint      NOT NULL REFERENCES content (id) ON DELETE CASCADE,
    taken_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
    views      bigint,
    likes      bigint,
    comments   bigint,
    PRIMARY KEY (content_id, taken_at)
);

CREATE TABLE unreadable (                           -- items of an unknown shape, until somebody can read them
    id         bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    creator_id bigint      NOT NULL REFERENCES creator (id) ON DELETE CASCADE,
    feed       text        NOT NULL,
    reason     text        NOT NULL,
    raw        text        NOT NULL,
    seen_at    timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE UNIQUE INDEX unreadable_once ON unreadable (creator_id, feed, md5(raw));
