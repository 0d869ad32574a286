-- PostgreSQL takes an index for the shortest way if there was nothing in it when it last looked, whatever is in it by now. It
-- looked again after a tenth of all rows had changed, which of a large table is the work of a day; now after 20,000 changes,
-- once a minute at most.
ALTER TABLE task SET (autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 20000);
ALTER TABLE media SET (autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 20000);
