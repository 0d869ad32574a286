-- What is seen again of an item: that it still stands, that it is gone, and what becomes of its history.

ALTER TABLE content ADD COLUMN checked_at timestamptz; -- when its platform last showed it; null: it cannot be asked by id
CREATE INDEX content_checked ON content (checked_at) WHERE checked_at IS NOT NULL AND removed_at IS NULL;
CREATE INDEX content_author ON content (author_id) WHERE author_id IS NOT NULL;

ALTER TABLE media
    DROP CONSTRAINT media_state_check,
    ADD CONSTRAINT media_state_check CHECK (
        state IN ('PENDING', 'STORED', 'NO_LINK', 'GONE', 'REFUSED', 'TOO_LARGE', 'ABANDONED', 'REMOVED')),
    ADD COLUMN removable_at timestamptz;             -- from when on no copy that was begun before can add its object
CREATE INDEX media_removed ON media (id) WHERE state = 'REMOVED';

CREATE INDEX unreadable_age ON unreadable (seen_at);

CREATE TABLE thinning (                             -- how far the thinning of a history has come in this round
    history  text   PRIMARY KEY,
    position bigint NOT NULL DEFAULT 0
);
INSERT INTO thinning (history) VALUES ('content'), ('followers');

ALTER TABLE creator ADD COLUMN unavailable_since timestamptz; -- when it was noticed
CREATE INDEX creator_unavailable ON creator (unavailable_since) WHERE state = 'UNAVAILABLE';

CREATE TABLE sweep (                                -- its row lock is the right to open the platform's next sweep
    platform  text        PRIMARY KEY,
    opened_at timestamptz NOT NULL DEFAULT '-infinity'
);
INSERT INTO sweep (platform) VALUES ('reddit');
