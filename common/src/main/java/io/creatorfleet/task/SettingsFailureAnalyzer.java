package io.creatorfleet.task;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;

/** Says what is wrong with the settings a process was started with, in one sentence a property. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class SettingsFailureAnalyzer extends AbstractFailureAnalyzer<BindException> {

    private static final String ACTION =
            "Set the property, or the environment variable of its name in capitals with _ for . and without -.";

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, BindException failure) {
        BindValidationException invalid = findCause(failure, BindValidationException.class);
        String sentences = invalid == null ? unreadable(failure) : invalid(invalid);
        return new FailureAnalysis(sentences, ACTION, failure);
    }

    private static String invalid(BindValidationException failure) {
        String prefix = failure.getValidationErrors().getName().toString();
        Stream<ObjectError> errors = failure.getValidationErrors().getAllErrors().stream();
        return errors.map(error -> sentence(prefix, error)).sorted().collect(Collectors.joining("\n"));
    }

    private static String sentence(String prefix, ObjectError error) {
        String message = String.valueOf(error.getDefaultMessage());
        // A rule between several properties names them itself.
        if (message.startsWith(prefix) || !(error instanceof FieldError field)) {
            return message + ".";
        }
        String property = prefix + "." + DataObjectPropertyName.toDashedForm(field.getField());
        return "%s %s; it is %s.".formatted(property, message, shown(property, field.getRejectedValue()));
    }

    private static String unreadable(BindException failure) {
        ConfigurationProperty property = failure.getProperty();
        String name = failure.getName().toString();
        String type = failure.getTarget().getType().toString();
        Object value = property == null ? null : property.getValue();
        return "%s cannot be read as %s; it is %s.".formatted(name, type, shown(name, value));
    }

    private static String shown(String property, @Nullable Object value) {
        if (value == null) {
            return "not set";
        }
        if (value.toString().isBlank()) {
            return "empty";
        }
        return isSecret(property) ? "set, and not shown here" : "\"" + value + "\"";
    }

    private static boolean isSecret(String property) {
        String name = property.toLowerCase(Locale.ROOT);
        return Stream.of("token", "secret", "password", "key").anyMatch(name::contains);
    }
}
