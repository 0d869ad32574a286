-- The engagement rate of a creator's analytics once more, in his own row: lists are read in its order as in every other,
-- from an index that begins with what they are of.
ALTER TABLE creator ADD COLUMN engagement_rate numeric;
CREATE INDEX creator_engagement ON creator (platform, kind, coalesce(engagement_rate, -1) DESC, id DESC);
