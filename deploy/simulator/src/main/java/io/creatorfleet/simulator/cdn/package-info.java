/**
 * The CDN: files that are made while they are sent, behind links that are signed and expire.
 *
 * <p>A file's bytes are a function of its name, and of any part of it: a range in the middle of a video of two gigabytes
 * costs no more than its own length. A picture is one of a few small JPEGs with a comment segment that brings it to its
 * size; a video is an MP4 that shows such a picture, with a {@code free} box that does the same. So both decode, no two
 * are equal, and no file is held in memory.
 */
@NullMarked
package io.creatorfleet.simulator.cdn;

import org.jspecify.annotations.NullMarked;
