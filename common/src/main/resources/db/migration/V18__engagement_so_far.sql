-- A migration of its own: who reads creators does not wait for it.
UPDATE creator SET engagement_rate = a.engagement_rate FROM analytics a
 WHERE a.creator_id = creator.id AND creator.engagement_rate IS DISTINCT FROM a.engagement_rate;
