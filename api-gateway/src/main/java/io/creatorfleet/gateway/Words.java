package io.creatorfleet.gateway;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Words of a query that name a constant. */
public final class Words {

    private Words() {}

    /** The constant a client means; refuses other words and names those there are. */
    public static <E extends Enum<E>> E of(Class<E> type, String given) {
        return find(type, given)
                .orElseThrow(() -> Refusal.badRequest("%s is none of %s".formatted(given, words(type))));
    }

    /** The same for a parameter, which the refusal names as well. */
    public static <E extends Enum<E>> E of(String parameter, Class<E> type, String given) {
        return find(type, given)
                .orElseThrow(() -> Refusal.badRequest(
                        "%s cannot be %s: it is one of %s".formatted(parameter, given, words(type))));
    }

    public static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static <E extends Enum<E>> Optional<E> find(Class<E> type, String given) {
        return Stream.of(type.getEnumConstants())
                .filter(constant -> word(constant).equals(given))
                .findFirst();
    }

    private static <E extends Enum<E>> String words(Class<E> type) {
        return Stream.of(type.getEnumConstants()).map(Words::word).collect(Collectors.joining(", "));
    }
}
