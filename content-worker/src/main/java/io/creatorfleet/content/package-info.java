/**
 * The content worker: walks creators' feeds page by page, renews links that expired, computes
 * analytics, and sweeps out what its platform has taken down.
 *
 * <p>A task reads one page and commits its rows, so that a walk that breaks off keeps what it has. What a job holds is
 * counted by the rows that carry it as their {@code walk}; the count is kept in the job's row once its content is in,
 * because a later walk takes the rows over. A table of what each job saw would say it without a copy; it would grow by
 * every row of every refresh.
 */
@NullMarked
package io.creatorfleet.content;

import org.jspecify.annotations.NullMarked;
