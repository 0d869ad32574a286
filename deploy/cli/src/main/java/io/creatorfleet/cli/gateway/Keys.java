package io.creatorfleet.cli.gateway;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The key that requests are made with: the given one, or none until one is asked for and another place has it. */
public final class Keys {

    private final Supplier<Optional<String>> others;
    private @Nullable String current;
    private boolean asked;

    private Keys(@Nullable String current, Supplier<Optional<String>> others) {
        this.current = current;
        this.others = others;
    }

    /** This key and no other. */
    public static Keys of(String key) {
        return new Keys(key, Optional::empty);
    }

    /** No key; one of the other place once none turns out not to be enough. */
    public static Keys noneOr(Supplier<Optional<String>> others) {
        return new Keys(null, others);
    }

    synchronized @Nullable String current() {
        return current;
    }

    /** Goes on to another key; whether there is one. */
    synchronized boolean next() {
        if (asked) {
            return false;
        }
        asked = true;
        Optional<String> other = others.get();
        other.ifPresent(key -> current = key);
        return other.isPresent();
    }
}
