/**
 * The media worker: copies files from the platforms' CDNs to the bucket, and compares the bucket with the rows.
 *
 * <p>Bytes flow from socket to socket with their checksum taken on the way; no file is ever whole in memory or on disk.
 * An upload that ends in between leaves no object: a single put is all or nothing, a multipart upload is aborted. What a
 * killed process leaves of one is removed by the bucket's own rule for incomplete uploads.
 */
@NullMarked
package io.creatorfleet.media;

import org.jspecify.annotations.NullMarked;
