-- A migration that waits for a lock makes everybody wait who comes after it: it gives up instead, having done nothing, and
-- is made again. No migration from V12 on reads a large table through or writes it anew, so that none holds a lock for long.
SET LOCAL lock_timeout = '2s';
