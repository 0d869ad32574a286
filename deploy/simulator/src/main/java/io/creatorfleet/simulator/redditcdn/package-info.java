/**
 * Reddit's file servers, each below a path that is its host's name: {@code /i.redd.it} for pictures, {@code /v.redd.it}
 * for videos, with a file for every rendition, the sound in files of its own and manifests that name them,
 * {@code /preview.redd.it} and {@code /external-preview.redd.it} for smaller pictures and
 * {@code /styles.redditmedia.com} for icons.
 *
 * <p>A link to a manifest, a preview or an icon is signed and works only as it was handed out; one to a manifest ends
 * after a while. Pictures and renditions are open to whoever knows their name, as long as their post stands.
 */
@NullMarked
package io.creatorfleet.simulator.redditcdn;

import org.jspecify.annotations.NullMarked;
