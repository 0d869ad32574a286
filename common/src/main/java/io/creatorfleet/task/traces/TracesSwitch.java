package io.creatorfleet.task.traces;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Leaves everything that traces out of a process that has no collector to send to, so that it costs nothing there; and
 * everywhere what would send elsewhere than to that collector.
 */
final class TracesSwitch implements AutoConfigurationImportFilter, Condition, EnvironmentAware {

    private static final String TRACING = "org.springframework.boot.micrometer.tracing.";
    private static final String TELEMETRY = "org.springframework.boot.opentelemetry.";
    private static final Set<String> ELSEWHERE = Set.of("OtlpTracing", "OtlpLogging", "OpenTelemetryLogging", "Zipkin");
    private static final String NO_TRACER = "NoopTracerAutoConfiguration";

    private boolean on;

    @Override
    public void setEnvironment(Environment environment) {
        on = isOn(environment);
    }

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return isOn(context.getEnvironment());
    }

    private static boolean isOn(Environment environment) {
        return !environment.getProperty(TracesProperties.ENDPOINT, "").isBlank();
    }

    /** A name is null when another filter has dropped it. */
    @Override
    public boolean[] match(@Nullable String[] names, AutoConfigurationMetadata metadata) {
        boolean[] kept = new boolean[names.length];
        for (int each = 0; each < names.length; each++) {
            kept[each] = keeps(String.valueOf(names[each]));
        }
        return kept;
    }

    private boolean keeps(String name) {
        if (!name.startsWith(TRACING) && !name.startsWith(TELEMETRY)) {
            return true;
        }
        return name.endsWith(NO_TRACER) || (on && ELSEWHERE.stream().noneMatch(name::contains));
    }
}
