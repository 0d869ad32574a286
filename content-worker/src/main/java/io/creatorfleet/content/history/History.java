package io.creatorfleet.content.history;

import java.util.Locale;

/** What there are snapshots of, in a table each. */
enum History {
    /** Of items' counts. */
    CONTENT("content_snapshot", "content_id", "(SELECT creator_id FROM content WHERE content.id = content_id)"),
    /** Of accounts' followers. */
    FOLLOWERS("follower_snapshot", "creator_id", "creator_id");

    private final String table;
    private final String id;
    private final String creator;

    History(String table, String id, String creator) {
        this.table = table;
        this.id = id;
        this.creator = creator;
    }

    /** Its name in rows. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The statement with the names of its table, of the id its snapshots are kept under, and of their creator. */
    String in(String sql) {
        return sql.replace("{table}", table).replace("{id}", id).replace("{creator}", creator);
    }
}
