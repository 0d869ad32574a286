-- What lists are read by: each in the order it is paged in, with the row's id last, so that a place in it is (key, id).

CREATE EXTENSION IF NOT EXISTS pg_trgm;              -- of PostgreSQL's own contrib; trusted: the owner of the database may

-- Creators by name or part of it; in each order, of one kind of one platform; and by niche, which are counted by it too.
CREATE INDEX creator_names ON creator USING gin (lower(username || ' ' || coalesce(display_name, '')) gin_trgm_ops);
DROP INDEX creator_followers;
CREATE INDEX creator_followers ON creator (platform, kind, coalesce(followers, -1) DESC, id DESC);
CREATE INDEX creator_added ON creator (platform, kind, id DESC);
CREATE INDEX creator_refreshed ON creator (platform, kind, coalesce(refreshed_at, 'epoch') DESC, id DESC);
DROP INDEX creator_niche;
CREATE INDEX creator_niche ON creator (platform, niche, kind, coalesce(followers, -1) DESC, id DESC);

-- A creator's items, the newest first. Other orders are sorted from it, without a look at a row that is not shown.
DROP INDEX content_published;
CREATE INDEX content_published ON content (creator_id, kind, published_at DESC, id DESC) INCLUDE (views, likes, comments, removed_at);
DROP INDEX content_views;

-- Items of all creators. What they are only filtered by is last: what is too old, say, is left out without a look at its row.
DROP INDEX content_viral;
CREATE INDEX content_viral ON content (views DESC, id DESC, published_at) WHERE viral AND kind = 'REEL' AND removed_at IS NULL;
CREATE INDEX content_submitted ON content (published_at DESC, id DESC, viral, coalesce(likes, -1))
    WHERE external_id LIKE 't3\_%' AND removed_at IS NULL;
CREATE INDEX content_score ON content (coalesce(likes, -1) DESC, id DESC, published_at, viral)
    WHERE external_id LIKE 't3\_%' AND removed_at IS NULL;

-- A creator's picture is found without a look at his other files.
CREATE INDEX media_picture ON media (creator_id, stored_at DESC) WHERE content_id IS NULL;
