package io.creatorfleet.content.analytics;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Arithmetic of a hundred digits, where nothing known is not a number but null. */
final class Exact {

    private static final MathContext PRECISE = new MathContext(100);
    // What a quotient of quotients has in its last digits is an error: one that ends is to end where it does.
    private static final MathContext SOUND = new MathContext(50);

    private Exact() {}

    static BigDecimal of(long number) {
        return BigDecimal.valueOf(number);
    }

    static BigDecimal sum(List<BigDecimal> numbers) {
        return numbers.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    static @Nullable BigDecimal mean(List<BigDecimal> numbers) {
        return quotient(sum(numbers), of(numbers.size()));
    }

    static @Nullable BigDecimal median(List<BigDecimal> numbers) {
        List<BigDecimal> sorted = numbers.stream().sorted().toList();
        int n = sorted.size();
        return n == 0 ? null : quotient(sorted.get((n - 1) / 2).add(sorted.get(n / 2)), of(2));
    }

    /** The standard deviation of a population; with less by one of a sample. */
    static BigDecimal deviation(List<BigDecimal> numbers, int n) {
        BigDecimal mean = Objects.requireNonNull(mean(numbers));
        BigDecimal squares =
                sum(numbers.stream().map(number -> number.subtract(mean).pow(2)).toList());
        return squares.divide(of(n), PRECISE).round(SOUND).sqrt(PRECISE);
    }

    static BigDecimal root(BigDecimal number) {
        return number.sqrt(PRECISE);
    }

    /** Null when there is nothing to divide, or by. */
    static @Nullable BigDecimal quotient(@Nullable BigDecimal part, @Nullable BigDecimal whole) {
        return part == null || whole == null || whole.signum() == 0 ? null : part.divide(whole, PRECISE);
    }

    static boolean isGreater(@Nullable BigDecimal one, @Nullable BigDecimal than) {
        return one != null && than != null && one.round(SOUND).compareTo(than.round(SOUND)) > 0;
    }

    static @Nullable BigDecimal keep(@Nullable BigDecimal number, int digits) {
        return number == null ? null : number.round(SOUND).setScale(digits, RoundingMode.HALF_UP);
    }
}
