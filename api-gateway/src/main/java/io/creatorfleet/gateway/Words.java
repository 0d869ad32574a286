package io.creatorfleet.gateway;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Words of a query that name a constant. */
public final class Words {

    private Words() {}

    /** The constant a client means; refuses other words and names those there are. */
    public static <E extends Enum<E>> E of(Class<E> type, String given) {
        return Stream.of(type.getEnumConstants())
                .filter(constant -> word(constant).equals(given))
                .findFirst()
                .orElseThrow(() -> Refusal.badRequest("%s is none of %s"
                        .formatted(
                                given,
                                Stream.of(type.getEnumConstants())
                                        .map(Words::word)
                                        .collect(Collectors.joining(", ")))));
    }

    public static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
