package io.creatorfleet.gateway.creators;

import io.creatorfleet.gateway.Cursor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The conditions that rows are read under, with the values of their parameters. A condition that is not asked for is not
 * there, so that each reading is planned for what it asks.
 */
final class Conditions {

    private final List<String> texts = new ArrayList<>();
    private final Map<String, Object> values = new HashMap<>();

    /** A condition without a parameter. */
    Conditions and(String text) {
        texts.add(text);
        return this;
    }

    /** A condition with a parameter of that name; null: none. */
    Conditions and(String text, String name, @Nullable Object value) {
        if (value != null) {
            texts.add(text);
            values.put(name, value);
        }
        return this;
    }

    /** Only what follows the cursor; null: from the start. */
    Conditions after(@Nullable Cursor cursor, ListOrder order) {
        if (cursor != null) {
            order.check(cursor);
            texts.add(order.after());
            values.put("key", cursor.key());
            values.put("id", cursor.idAsLong());
        }
        return this;
    }

    String sql() {
        return String.join("\n   AND ", texts);
    }

    Map<String, Object> values() {
        return values;
    }
}
