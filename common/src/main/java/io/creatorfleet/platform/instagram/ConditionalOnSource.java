package io.creatorfleet.platform.instagram;

import io.creatorfleet.platform.instagram.ConditionalOnSource.Named;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Wiring that counts only while {@link InstagramProperties#sources} name a source. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Conditional(Named.class)
public @interface ConditionalOnSource {

    /** The source. */
    String value();

    /** Whether it is named. */
    final class Named implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            String source =
                    metadata.getAnnotations().get(ConditionalOnSource.class).getString("value");
            List<String> named = Binder.get(context.getEnvironment())
                    .bind("fleet.instagram.sources", Bindable.listOf(String.class))
                    .orElse(List.of("graph"));
            return named.contains(source);
        }
    }
}
