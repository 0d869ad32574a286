/**
 * A gateway as its clients reach it: requests, lists read page by page, server-sent events, and what refuses them.
 *
 * <p>It speaks through {@link java.net.HttpURLConnection}: that one can be told how long to wait for the next byte, so that
 * a stream whose gateway has died without a word is noticed; and it starts in a few milliseconds.
 */
@NullMarked
package io.creatorfleet.cli.gateway;

import org.jspecify.annotations.NullMarked;
