-- Where creators are read from, what became of their names, and the tokens of the platforms that give them.

ALTER TABLE creator
    ADD COLUMN source       text CHECK (source IN ('graph', 'looter')), -- curated: which source it is looked up in; null: as configured
    ADD COLUMN misses       integer NOT NULL DEFAULT 0, -- look-ups in a row that found nobody of that name
    ADD COLUMN missed_since timestamptz,             -- when the first of them was
    ADD CHECK ((misses = 0) = (missed_since IS NULL));

CREATE TABLE former_name (                           -- names that creators had; the same may have become another's since
    creator_id bigint      NOT NULL REFERENCES creator (id) ON DELETE CASCADE,
    platform   text        NOT NULL,
    username   text        NOT NULL,
    until      timestamptz NOT NULL DEFAULT clock_timestamp(), -- when the new one was noticed
    PRIMARY KEY (creator_id, username)
);
CREATE INDEX former_name_username ON former_name (platform, lower(username), until DESC);

CREATE TABLE access_token (                          -- of platforms that give one for our id and secret
    credential     text        PRIMARY KEY,
    token          text,                             -- secret; null: there is none that is still good
    renew_at       timestamptz,
    expires_at     timestamptz,
    renewing_until timestamptz,                      -- one process at a time renews it; null: none
    CHECK ((token IS NULL) = (expires_at IS NULL))
);
