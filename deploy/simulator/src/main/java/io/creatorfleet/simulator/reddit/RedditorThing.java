package io.creatorfleet.simulator.reddit;

import io.creatorfleet.simulator.communities.Redditor;
import io.creatorfleet.simulator.communities.Standing;
import io.creatorfleet.simulator.redditcdn.RedditLinks;
import java.time.Instant;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A user as the API shows it.
 *
 * @param links to the icon
 */
record RedditorThing(Redditor redditor, Instant now, RedditLinks.From links) {

    private static final Template TEMPLATE = new Template("t2");
    static final String ICON = "profileIcon";
    static final String ICON_QUERY = "width=256&height=256&crop=256:256,smart";

    ObjectNode render() {
        if (redditor.standing() == Standing.SUSPENDED) {
            return JsonMapper.shared()
                    .createObjectNode()
                    .put("name", redditor.name())
                    .put("is_suspended", true);
        }
        ObjectNode data = TEMPLATE.create();
        String icon = redditor.standing() == Standing.EMPTY ? "" : links.icon(redditor.profileId(), ICON, ICON_QUERY);
        long link = redditor.linkKarma(now);
        long comment = redditor.commentKarma(now);
        data.put("id", redditor.id());
        data.put("name", redditor.name());
        data.put("icon_img", icon);
        data.put("link_karma", link);
        data.put("comment_karma", comment);
        data.put("total_karma", link + comment);
        data.put("created", Template.seconds(redditor.created()));
        data.put("created_utc", Template.seconds(redditor.created()));
        profile((ObjectNode) data.path("subreddit"), icon);
        return data;
    }

    private void profile(ObjectNode data, String icon) {
        data.put("display_name", "u_" + redditor.name());
        data.put("display_name_prefixed", "u/" + redditor.name());
        data.put("name", "t5_" + redditor.profileId());
        data.put("url", "/user/" + redditor.name() + "/");
        data.put("icon_img", icon);
        data.put("subscribers", redditor.linkKarma(now) / 100);
        data.put("public_description", "I post what I find & like.");
    }
}
