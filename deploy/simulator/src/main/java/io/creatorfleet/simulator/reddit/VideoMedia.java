package io.creatorfleet.simulator.reddit;

import io.creatorfleet.simulator.communities.MediaId;
import io.creatorfleet.simulator.communities.Post;
import io.creatorfleet.simulator.redditcdn.RedditLinks;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The video of a post: its best rendition without sound, and the manifests that name the rest. */
record VideoMedia(Post post, RedditLinks.From links) {

    private static final int SCRUBBER = 96;

    ObjectNode render() {
        MediaId id = post.media(0);
        boolean silent = post.kind() == Post.Kind.SILENT_VIDEO;
        // The older shape says nothing of sound or of bits, whatever there is.
        boolean older = !silent && post.seed().with("older").chance(1 / 6.0);
        ObjectNode media = JsonMapper.shared().createObjectNode();
        ObjectNode video = media.putObject("reddit_video");
        if (!older) {
            video.put("bitrate_kbps", 5000);
        }
        video.put("fallback_url", links.rendition(id, post.height()) + "?source=fallback");
        if (!older) {
            video.put("has_audio", !silent);
        }
        video.put("height", post.height());
        video.put("width", post.height() * 9 / 16 / 2 * 2);
        video.put("scrubber_media_url", links.rendition(id, SCRUBBER));
        video.put(
                "dash_url",
                links.manifest(id, "DASHPlaylist.mpd", post.community().number()));
        video.put("duration", post.duration());
        video.put(
                "hls_url",
                links.manifest(id, "HLSPlaylist.m3u8", post.community().number()));
        video.put("is_gif", silent && post.seed().with("gif").chance(0.5));
        video.put("transcoding_status", "completed");
        return media;
    }
}
