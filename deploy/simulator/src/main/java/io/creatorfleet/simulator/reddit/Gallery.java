package io.creatorfleet.simulator.reddit;

import io.creatorfleet.simulator.communities.MediaId;
import io.creatorfleet.simulator.communities.Post;
import io.creatorfleet.simulator.redditcdn.RedditLinks;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The pictures of a post: one list that gives their order, and one that describes them in another. */
record Gallery(Post post, RedditLinks.From links) {

    private static final String HOST = "preview.redd.it";

    void fill(ObjectNode data) {
        data.put("is_gallery", true);
        ArrayNode items = data.putObject("gallery_data").putArray("items");
        ObjectNode metadata = data.putObject("media_metadata");
        List<Post.Part> parts = post.parts();
        long first = 900_000_000 + post.seed().with("gallery").below(99_000_000);
        for (int place = 1; place <= parts.size(); place++) {
            ObjectNode item = items.addObject();
            if (place == 1) {
                item.put("caption", "");
            }
            item.put("media_id", post.media(place).text());
            item.put("is_deleted", false);
            item.put("id", first + place);
        }
        for (int place = parts.size(); place >= 1; place--) {
            MediaId id = post.media(place);
            describe(metadata.putObject(id.text()), id, parts.get(place - 1));
        }
    }

    private void describe(ObjectNode data, MediaId id, Post.Part part) {
        switch (part) {
            case IMAGE -> image(data, id);
            case ANIMATED -> animated(data, id);
            case UNPROCESSED -> data.put("status", "unprocessed");
        }
    }

    private void image(ObjectNode data, MediaId id) {
        String file = id.text() + ".jpg";
        data.put("status", "valid").put("e", "Image").put("m", "image/jpg");
        data.putArray("p")
                .addObject()
                .put("y", 108)
                .put("x", 108)
                .put("u", links.preview(HOST, file, "width=108&crop=smart&auto=webp"));
        data.putObject("s")
                .put("y", 2160)
                .put("x", 2160)
                .put("u", links.preview(HOST, file, "width=2160&format=pjpg&auto=webp"));
        data.put("id", id.text());
    }

    private void animated(ObjectNode data, MediaId id) {
        String file = id.text() + ".gif";
        data.put("status", "valid").put("e", "AnimatedImage").put("m", "image/gif");
        data.putArray("p")
                .addObject()
                .put("y", 60)
                .put("x", 108)
                .put("u", links.preview(HOST, file, "width=108&crop=smart&format=png8"));
        data.putObject("s")
                .put("y", 450)
                .put("gif", links.picture(id, "gif"))
                .put("mp4", links.preview(HOST, file, "format=mp4"))
                .put("x", 800);
        data.put("id", id.text());
    }
}
