-- The multipart uploads that are under way, so that a copy that was cut off goes on after its last stored part. An upload
-- that no row of a pending file names is nobody's: it is aborted where it is found.
CREATE TABLE media_upload (
    media_id  bigint      PRIMARY KEY REFERENCES media (id) ON DELETE CASCADE,
    upload_id text        NOT NULL,                  -- the bucket's name for it
    part_size bigint      NOT NULL CHECK (part_size > 0),
    length    bigint      CHECK (length > 0),        -- of the whole file; null: the CDN does not tell
    validator text,                                  -- by which the CDN is asked for more of the same content
    begun_at  timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- Its copy needs another link, and no renewal has ended since: those that end are counted in resolutions.
ALTER TABLE media ADD COLUMN link_asked boolean NOT NULL DEFAULT false;
