-- A migration that would wait for a lock makes everybody wait who comes after it: it gives up instead, having done nothing.
SET LOCAL lock_timeout = '5s';
