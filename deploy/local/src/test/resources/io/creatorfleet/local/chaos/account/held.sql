TRUNCATE job, creator CASCADE;
INSERT INTO creator (platform, external_id, username) VALUES ('instagram', '111', 'anna');
INSERT INTO content (creator_id, external_id, kind, format, published_at, feed)
SELECT r.id, i.id, i.kind, 'VIDEO', clock_timestamp(), 'media'
  FROM creator r, (VALUES ('1', 'REEL'), ('2', 'POST'), ('3', 'REEL')) AS i (id, kind);
INSERT INTO media (creator_id, content_id, external_id, role, object_key, state, size, sha256, etag, stored_at)
SELECT r.id, c.id, f.id, f.role, f.key, f.state, 5, '277089d91c0bdf4f2e6862ba7e4a07605119431f5d13f726dd352b06f1b206a9',
       'etag', clock_timestamp()
  FROM creator r, (VALUES (NULL, '9_n.jpg', 'PICTURE', 'instagram/111/profile/9_n.jpg-picture', 'STORED'),
                          ('1', '1', 'VIDEO', 'instagram/111/1/1-video', 'STORED'),
                          ('2', '2', 'IMAGE', 'instagram/111/2/2-image', 'STORED'),
                          ('3', '3', 'VIDEO', 'instagram/111/3/3-video', 'NO_LINK')) AS f (item, id, role, key, state)
  LEFT JOIN content c ON c.external_id = f.item;
INSERT INTO job (id, purpose, platform, subject, lane, state, finished_at)
SELECT gen_random_uuid(), 'ADD', 'instagram', name, 'INTERACTIVE', state, clock_timestamp()
  FROM (VALUES ('anna', 'SUCCEEDED'), ('poison.halt.1', 'FAILED')) AS j (name, state);
INSERT INTO task (job_id, kind, upstream, lane, subject, state, reason, finished_at)
SELECT id, 'PROFILE', 'instagram', 'INTERACTIVE', subject, 'DEAD', 'Its process ended with status 1', clock_timestamp()
  FROM job WHERE subject LIKE 'poison%';
