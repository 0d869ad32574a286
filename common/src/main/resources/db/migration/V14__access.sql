-- Who may use the API, and what operators did with it.

CREATE TABLE api_key (
    id         bigint           GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name       text             NOT NULL CHECK (length(name) BETWEEN 1 AND 80), -- whose it is; two may be had meanwhile one replaces the other
    role       text             NOT NULL CHECK (role IN ('CLIENT', 'OPERATOR')),
    sha256     bytea            NOT NULL UNIQUE CHECK (length(sha256) = 32),    -- of the key, which is kept nowhere
    beginning  text             NOT NULL,                                       -- of the key, to recognise it by
    per_second double precision CHECK (per_second > 0),                         -- requests; null: as the gateways are set
    created_at timestamptz      NOT NULL DEFAULT clock_timestamp(),
    used_at    timestamptz,                                                     -- to a minute; null: never
    revoked_at timestamptz
);

-- An action is written before it is done, and its outcome after: one without an outcome was cut off in the middle.
CREATE TABLE operator_action (
    id      bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at      timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor   text        NOT NULL,                    -- the name of the key, or who gave the command
    key_id  bigint,                                  -- null: no key was used
    address text        NOT NULL,                    -- where it came from
    action  text        NOT NULL,
    target  text        NOT NULL,
    request text                                     -- the body; null: none
);

CREATE TABLE operator_action_outcome (
    action_id bigint      PRIMARY KEY REFERENCES operator_action (id),
    at        timestamptz NOT NULL DEFAULT clock_timestamp(),
    outcome   text        NOT NULL CHECK (outcome IN ('DONE', 'REFUSED', 'FAILED')),
    status    integer                                -- of the answer; null: it was a command
);

-- What operators did can be added to and read, by anybody; not even the owner changes it unawares.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only: % is refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON operator_action
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
ALTER TABLE operator_action ENABLE ALWAYS TRIGGER append_only;

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON operator_action_outcome
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
ALTER TABLE operator_action_outcome ENABLE ALWAYS TRIGGER append_only;
