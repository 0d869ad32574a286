package io.creatorfleet.catalog;

import org.jspecify.annotations.Nullable;

/** Text from outside in the form PostgreSQL takes it: JSON may carry a NUL character, {@code text} may not. */
public final class StorableText {

    private StorableText() {}

    /** The text without its NUL characters. */
    public static @Nullable String of(@Nullable String text) {
        return text == null ? null : text.replace("\0", "");
    }
}
