package io.creatorfleet.simulator.reddit;

import io.creatorfleet.simulator.communities.Community;
import io.creatorfleet.simulator.communities.Standing;
import io.creatorfleet.simulator.redditcdn.RedditLinks;
import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/**
 * A subreddit as the API shows it.
 *
 * @param links to its icon
 */
record CommunityThing(Community community, Instant now, RedditLinks.From links) {

    private static final Template TEMPLATE = new Template("t5");
    static final String ICON = "communityIcon";
    static final String ICON_QUERY = "width=256";

    ObjectNode render() {
        ObjectNode data = TEMPLATE.create();
        data.put("id", community.id());
        data.put("name", "t5_" + community.id());
        data.put("display_name", community.spelling());
        data.put("display_name_prefixed", community.prefixedName());
        data.put(
                "url", community.isProfile() ? "/user/" + community.owner() + "/" : "/r/" + community.spelling() + "/");
        data.put("title", community.spelling() + ": the simulated one");
        data.put("subscribers", community.subscribers(now));
        data.put("public_description", community.description());
        data.put("public_description_html", Template.html(community.description()));
        data.put("description", "**Welcome to r/" + community.spelling() + "**\n\n" + community.description());
        data.put("created", Template.seconds(community.created()));
        data.put("created_utc", Template.seconds(community.created()));
        data.put("subreddit_type", community.isProfile() ? "user" : "public");
        data.put("community_icon", hasIcon() ? links.icon(community.id(), ICON, ICON_QUERY) : "");
        return data;
    }

    private boolean hasIcon() {
        return community.standing() != Standing.EMPTY;
    }
}
