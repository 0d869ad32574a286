-- What audits and deletions leave behind.

ALTER TABLE object_audit
    ADD COLUMN dangling_uploads integer NOT NULL DEFAULT 0,  -- begun long ago, ended by nobody
    ADD COLUMN rehashed         integer NOT NULL DEFAULT 0;  -- objects whose bytes were read again

CREATE TABLE purge (                                -- what the deletion of a creator has removed
    job_id     uuid    PRIMARY KEY REFERENCES job (id),
    objects    bigint  NOT NULL,                     -- found once nothing more could be added
    bytes      bigint  NOT NULL,
    uploads    bigint  NOT NULL,                     -- in parts, begun and not ended
    creators   bigint  NOT NULL DEFAULT 0,           -- rows, all in the transaction that ends the job's task
    items      bigint  NOT NULL DEFAULT 0,
    media      bigint  NOT NULL DEFAULT 0,
    analytics  bigint  NOT NULL DEFAULT 0,
    snapshots  bigint  NOT NULL DEFAULT 0,
    proved_at  timestamptz                           -- when nothing was left
);

-- A creator that is deleted leaves his jobs behind.
ALTER TABLE job
    DROP CONSTRAINT job_creator_id_fkey,
    ADD CONSTRAINT job_creator_id_fkey FOREIGN KEY (creator_id) REFERENCES creator (id) ON DELETE SET NULL;
