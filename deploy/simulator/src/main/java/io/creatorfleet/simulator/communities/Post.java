package io.creatorfleet.simulator.communities;

import io.creatorfleet.simulator.chance.Seed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A post, of which all is made up when it is asked for.
 *
 * @param index its place in the life of the subreddit
 * @param removal who took it down; null while it stands
 * @param orphaned whether its author's account is no more
 * @param parent the post that it repeats; null unless it is a crosspost
 */
public record Post(
        Community community,
        long index,
        Instant time,
        Kind kind,
        @Nullable Removal removal,
        boolean orphaned,
        @Nullable Post parent) {

    /** Posts of these indexes were made by the moderators, who keep them at the top of {@code hot}. */
    static final int STICKY = 2;

    private static final List<Integer> HEIGHTS = List.of(220, 270, 360, 480, 720, 1080);
    private static final int SMALLEST_BEST = 3;

    /** How a post is shown. */
    public enum Kind {
        IMAGE,
        VIDEO,
        SILENT_VIDEO,
        GALLERY,
        CROSSPOST_OF_VIDEO,
        CROSSPOST_OF_TEXT,
        TEXT,
        LINK,
        POLL;

        public boolean isVideo() {
            return this == VIDEO || this == SILENT_VIDEO;
        }

        public boolean isText() {
            return this == TEXT || this == POLL;
        }
    }

    public PostId id() {
        return new PostId(community.name(), index);
    }

    /** The id of a part of a gallery, from 1, or of the post's one file, 0. */
    public MediaId media(int part) {
        return new MediaId(id(), part);
    }

    public Seed seed() {
        return community.seed().with("post").with(index);
    }

    public boolean isSticky() {
        return index < STICKY;
    }

    /** Null when its author deleted the post or the account. */
    public @Nullable String author() {
        if (orphaned || (removal != null && removal.byAuthor())) {
            return null;
        }
        return isSticky() ? "AutoModerator" : community.author(index);
    }

    /** What follows {@code t2_} in the name of the author; null where that is not shown. */
    public @Nullable String authorId() {
        String author = author();
        return author == null
                ? null
                : NameNumber.of(author.toLowerCase(Locale.ROOT)).toString(36);
    }

    public String title() {
        return parent == null ? community.text("title", seed().with("title").pick(Texts.ALL.titles())) : parent.title();
    }

    /** The text under the title; empty for what shows something else. */
    public String text() {
        return kind.isText() ? community.text("text", seed().with("body").pick(Texts.ALL.bodies())) : "";
    }

    /** Votes by now: most of them come in the first hours. */
    public long score(Instant now) {
        double popularity = Math.pow(seed().with("score").fraction(), 4);
        double hours = Math.max(0, Duration.between(time, now).toMinutes() / 60.0);
        double reach = 200 + community.subscribers(time) / 40.0;
        return Math.round(1 + reach * popularity * community.growth().factor() * hours / (hours + 6));
    }

    public long comments(Instant now) {
        return score(now) / seed().with("comments").between(3, 30);
    }

    public long crossposts(Instant now) {
        return score(now) / 400;
    }

    public double ratio() {
        return seed().with("ratio").between(61, 99) / 100.0;
    }

    /** Height of the best rendition of a video. */
    public int height() {
        return heights().getLast();
    }

    /** Heights of all renditions, the smallest first. */
    public List<Integer> heights() {
        int best = (int) seed().with("height").between(SMALLEST_BEST, HEIGHTS.size() - 1L);
        return HEIGHTS.subList(0, best + 1);
    }

    /** Length of a video in seconds. */
    public int duration() {
        return (int) seed().with("duration").between(4, 180);
    }

    /** The parts of a gallery, in their order; empty for anything else. */
    public List<Part> parts() {
        if (kind != Kind.GALLERY) {
            return List.of();
        }
        int count = (int) seed().with("parts").between(3, 9);
        return IntStream.rangeClosed(1, count).mapToObj(this::part).toList();
    }

    private Part part(int place) {
        if (place == 2) {
            return Part.ANIMATED;
        }
        return place == 3 && seed().with("unprocessed").chance(0.5) ? Part.UNPROCESSED : Part.IMAGE;
    }

    /** What a part of a gallery is. */
    public enum Part {
        IMAGE,
        ANIMATED,
        /** Its upload has not ended: there is nothing to fetch. */
        UNPROCESSED
    }
}
