package io.creatorfleet.simulator.reddit;

import io.creatorfleet.simulator.communities.MediaId;
import io.creatorfleet.simulator.communities.Post;
import io.creatorfleet.simulator.communities.Texts;
import io.creatorfleet.simulator.redditcdn.RedditLinks;
import java.time.Duration;
import java.time.Instant;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a post shows, by its kind. */
record PostContent(Post post, Instant now, RedditLinks.From links) {

    private static final String WEB = "https://www.reddit.com";
    private static final String PREVIEW = "preview.redd.it";

    void fill(ObjectNode data) {
        switch (post.kind()) {
            case IMAGE -> image(data);
            case VIDEO, SILENT_VIDEO -> video(data);
            case GALLERY -> gallery(data);
            case CROSSPOST_OF_VIDEO -> crosspostOfVideo(data);
            case CROSSPOST_OF_TEXT -> crosspostOfText(data);
            case TEXT -> text(data);
            case LINK -> link(data);
            case POLL -> poll(data);
        }
    }

    private void image(ObjectNode data) {
        String url = links.picture(post.media(0), "jpeg");
        leadTo(data, url, "i.redd.it");
        data.put("is_reddit_media_domain", true);
        data.put("post_hint", "image");
        preview(data, PREVIEW, true);
        if (post.seed().with("flair").chance(0.4)) {
            data.put("link_flair_template_id", "bf6cf66c-0000-0000-0000-000000000001");
        }
    }

    private void video(ObjectNode data) {
        leadTo(data, links.video(post.media(0)), "v.redd.it");
        data.put("is_reddit_media_domain", true);
        data.put("is_video", true);
        data.put("post_hint", "hosted:video");
        ObjectNode media = new VideoMedia(post, links).render();
        data.set("media", media);
        data.set("secure_media", media.deepCopy());
        preview(data, PREVIEW, false);
    }

    private void gallery(ObjectNode data) {
        leadTo(data, WEB + "/gallery/" + post.id().text(), "reddit.com");
        data.put("is_reddit_media_domain", true);
        thumbnail(data, PREVIEW, post.media(1));
        new Gallery(post, links).fill(data);
    }

    private void crosspostOfVideo(ObjectNode data) {
        repeat(data);
        Post parent = post.parent();
        if (parent != null) {
            leadTo(data, links.video(parent.media(0)), "v.redd.it");
            data.put("is_reddit_media_domain", true);
            data.put("post_hint", "link");
            thumbnail(data, PREVIEW, parent.media(0));
        }
    }

    private void crosspostOfText(ObjectNode data) {
        repeat(data);
        Post parent = post.parent();
        if (parent != null) {
            leadTo(data, PostThing.permalink(parent), "");
            data.put("thumbnail", "default");
        }
    }

    /** Shows the other post in full; nothing of it when it has vanished. */
    private void repeat(ObjectNode data) {
        ArrayNode list = data.putArray("crosspost_parent_list");
        Post parent = post.parent();
        if (parent != null) {
            data.put("crosspost_parent", PostThing.name(parent));
            list.add(new PostThing(parent, now, links).render());
        }
    }

    private void text(ObjectNode data) {
        data.put("is_self", true);
        data.put("domain", "self." + post.community().spelling());
        data.put("url", WEB + PostThing.permalink(post));
        data.put("selftext", post.text());
        data.put("selftext_html", Template.html(post.text()));
    }

    private void link(ObjectNode data) {
        String site = post.seed().with("site").pick(Texts.ALL.sites());
        String url =
                "https://" + site + "/story?id=" + post.seed().with("story").below(100_000) + "&utm_source=share";
        leadTo(data, url, site);
        preview(data, "external-preview.redd.it", false);
        if (post.seed().with("player").chance(0.2)) {
            embed(data, site);
        } else {
            data.put("post_hint", "link");
        }
    }

    /** A player of another site: there is no file of it here. */
    private void embed(ObjectNode data, String site) {
        String player = "<iframe width=\"356\" height=\"200\" src=\"https://%s/embed\"></iframe>".formatted(site);
        data.put("post_hint", "rich:video");
        ObjectNode media = data.putObject("media").put("type", site);
        media.putObject("oembed")
                .put("provider_url", "https://" + site)
                .put("provider_name", site)
                .put("type", "video")
                .put("version", "1.0")
                .put("title", post.title())
                .put("html", player)
                .put("width", 356)
                .put("height", 200);
        data.set("secure_media", media.deepCopy());
        ObjectNode embedded = data.putObject("media_embed")
                .put("content", player)
                .put("width", 356)
                .put("height", 200)
                .put("scrolling", false);
        data.set("secure_media_embed", embedded.deepCopy());
    }

    private void poll(ObjectNode data) {
        text(data);
        ObjectNode poll = data.putObject("poll_data");
        poll.putNull("prediction_status");
        poll.putNull("total_stake_amount");
        poll.put("voting_end_timestamp", post.time().plus(Duration.ofDays(3)).toEpochMilli());
        ArrayNode options = poll.putArray("options");
        for (int n = 0; n < Texts.ALL.options().size(); n++) {
            options.addObject().put("text", Texts.ALL.options().get(n)).put("id", Long.toString(25_000_000 + n));
        }
        poll.putNull("vote_updates_remained");
        poll.put("is_prediction", false);
        poll.putNull("resolved_option_id");
        poll.putNull("user_won_amount");
        poll.putNull("user_selection");
        poll.put("total_vote_count", post.score(now) * 3);
        poll.putNull("tournament_id");
    }

    private static void leadTo(ObjectNode data, String url, String domain) {
        data.put("url", url);
        data.put("url_overridden_by_dest", url);
        data.put("domain", domain);
    }

    private void preview(ObjectNode data, String host, boolean enabled) {
        MediaId id = post.media(0);
        thumbnail(data, host, id);
        String file = id.text() + ".jpeg";
        ObjectNode preview = data.putObject("preview");
        ObjectNode image = preview.putArray("images").addObject();
        image.putObject("source")
                .put("url", links.preview(host, file, "auto=webp"))
                .put("width", 1080)
                .put("height", 1350);
        image.putArray("resolutions")
                .addObject()
                .put("url", links.preview(host, file, "width=108&crop=smart&auto=webp"))
                .put("width", 108)
                .put("height", 135);
        image.putObject("variants");
        image.put("id", "Sim" + id.text());
        preview.put("enabled", enabled);
    }

    private void thumbnail(ObjectNode data, String host, MediaId id) {
        String query = "width=140&height=140&crop=1:1,smart&auto=webp";
        data.put("thumbnail", links.preview(host, id.text() + ".jpg", query));
        data.put("thumbnail_height", 140);
        data.put("thumbnail_width", 140);
    }
}
