-- Every metric of a creator, one row each, whichever formula computed it last. Numbers are null where they are unknown;
-- fractions are named _rate. What a metric rests on is in n, under its own name.

DELETE FROM analytics older USING analytics newer
 WHERE newer.creator_id = older.creator_id AND newer.formula_version > older.formula_version;

ALTER TABLE analytics
    DROP CONSTRAINT analytics_pkey,
    ADD PRIMARY KEY (creator_id),
    ALTER COLUMN coverage DROP NOT NULL,
    ADD COLUMN n                           jsonb NOT NULL DEFAULT '{}', -- metric: how many items it rests on
    ADD COLUMN median_reel_likes           numeric,
    ADD COLUMN median_reel_comments        numeric,
    ADD COLUMN median_post_likes           numeric,
    ADD COLUMN median_post_comments        numeric,
    ADD COLUMN mean_engagement             numeric,  -- likes and comments of an item, with its 95 % confidence interval
    ADD COLUMN mean_engagement_low         numeric,
    ADD COLUMN mean_engagement_high        numeric,
    ADD COLUMN engagement_per_view         numeric,
    ADD COLUMN views_cv                    numeric,
    ADD COLUMN comment_to_like_ratio       numeric,
    ADD COLUMN viral_posts                 integer,
    ADD COLUMN viral_rate                  numeric,
    ADD COLUMN best_content_type           text CHECK (best_content_type IN ('reels', 'posts', 'mixed', 'unknown')),
    ADD COLUMN posts_per_week              numeric,
    ADD COLUMN consistency                 numeric,
    ADD COLUMN most_active_weekday         integer,  -- UTC; ISO 8601: Monday is 1
    ADD COLUMN most_active_hour            integer,  -- UTC
    ADD COLUMN zone                        text,     -- the fleet's own, of the next two
    ADD COLUMN most_active_weekday_in_zone integer,
    ADD COLUMN most_active_hour_in_zone    integer,
    ADD COLUMN days_since_last_post        numeric,
    ADD COLUMN avg_caption_length          numeric,
    ADD COLUMN avg_hashtags                numeric,
    ADD COLUMN follower_growth_24h         bigint,
    ADD COLUMN follower_growth_24h_rate    numeric,
    ADD COLUMN follower_growth_7d          bigint,
    ADD COLUMN follower_growth_7d_rate     numeric,
    ADD COLUMN follower_growth_30d         bigint,
    ADD COLUMN follower_growth_30d_rate    numeric,
    ADD COLUMN band                        text CHECK (band IN ('nano', 'micro', 'mid', 'macro', 'mega')),
    ADD COLUMN peers                       text,     -- whom he is compared with: platform, kind, band, niche
    ADD COLUMN engagement_percentile_rate  numeric,  -- of those, how many have a lower engagement_rate
    ADD COLUMN top_of_week_at              timestamptz, -- the reading of a subreddit's ranking that the next three rest on
    ADD COLUMN avg_score                   numeric,
    ADD COLUMN engagement                  numeric,
    ADD COLUMN subreddit_score             numeric;
CREATE INDEX analytics_peers ON analytics (peers, formula_version, engagement_rate) INCLUDE (creator_id)
    WHERE engagement_rate IS NOT NULL;

ALTER TABLE content
    ADD COLUMN multiplier numeric,                   -- views of a reel, engagement of a post, by the creator's average
    ADD COLUMN viral      boolean,                   -- null: its count is unknown, or analytics were not computed since
    -- Of one row each, so that they are never older than what they rest on. UTC; Monday is 1.
    ADD COLUMN comment_to_like_ratio numeric GENERATED ALWAYS AS (round(comments::numeric(60, 24) / nullif(likes, 0), 6)) STORED,
    ADD COLUMN published_weekday     integer GENERATED ALWAYS AS (extract(isodow FROM published_at AT TIME ZONE 'UTC')) STORED,
    ADD COLUMN published_hour        integer GENERATED ALWAYS AS (extract(hour FROM published_at AT TIME ZONE 'UTC')) STORED;
