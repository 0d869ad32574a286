/**
 * Reddit's API for applications: the token endpoint and, for who has a token, subreddits, users, their posts and posts by
 * their ids.
 *
 * <p>The token is had at {@code POST /api/v1/access_token}, everything else is below {@code /reddit-oauth}, as two hosts
 * of the real platform: {@code /reddit-oauth/r/space/new} for {@code https://oauth.reddit.com/r/space/new}.
 *
 * <p>It is as strict as the real one: a caller that does not say who it is gets a page of HTML, a token that has ended is
 * refused, calls are counted by the ten minutes, and who does not ask for {@code raw_json=1} gets every ampersand
 * escaped, in links too.
 */
@NullMarked
package io.creatorfleet.simulator.reddit;

import org.jspecify.annotations.NullMarked;
