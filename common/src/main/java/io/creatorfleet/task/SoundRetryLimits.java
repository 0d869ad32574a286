package io.creatorfleet.task;

import io.creatorfleet.task.RetryProperties.Limit;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.format.annotation.DurationFormat;
import org.springframework.format.datetime.standard.DurationFormatterUtils;

/** That the limits of each class of failure and each kind can be kept, whichever property each value comes from. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = SoundRetryLimits.Check.class)
@interface SoundRetryLimits {

    String message() default "";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Names each property at fault, and its value. */
    final class Check implements ConstraintValidator<SoundRetryLimits, RetryProperties> {

        @Override
        public boolean isValid(RetryProperties properties, ConstraintValidatorContext context) {
            List<String> flaws = properties.named().entrySet().stream()
                    .flatMap(named -> flaws(named.getKey(), named.getValue()))
                    .toList();
            context.disableDefaultConstraintViolation();
            flaws.forEach(
                    flaw -> context.buildConstraintViolationWithTemplate(flaw).addConstraintViolation());
            return flaws.isEmpty();
        }

        private static Stream<String> flaws(String name, Limit limit) {
            return Stream.of(
                            flaw(
                                    !limit.base().isPositive(),
                                    name + ".base must be more than 0; it is " + shown(limit.base())),
                            flaw(
                                    limit.base().compareTo(limit.cap()) > 0,
                                    "%s.base must be at most the cap of %s; it is %s"
                                            .formatted(name, shown(limit.cap()), shown(limit.base()))),
                            flaw(
                                    limit.attempts() < 1,
                                    name + ".attempts must be at least 1; it is " + limit.attempts()),
                            flaw(
                                    !limit.time().isPositive(),
                                    name + ".time must be more than 0; it is " + shown(limit.time())))
                    .flatMap(flaw -> flaw);
        }

        private static Stream<String> flaw(boolean found, String sentence) {
            return found ? Stream.of(sentence) : Stream.empty();
        }

        private static String shown(Duration duration) {
            return DurationFormatterUtils.print(duration, DurationFormat.Style.COMPOSITE);
        }
    }
}
