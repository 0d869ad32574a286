package io.creatorfleet.gateway.access;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;

/**
 * Who may call which handler: ours say it themselves, those of the libraries are listed here. It is the handler that is
 * looked at and never the address, so however an address is written, what answers it is guarded.
 */
final class Audiences {

    private static final List<Map.Entry<String, Audience>> OF_LIBRARIES = List.of(
            Map.entry("org.springframework.boot.webmvc.actuate.", Audience.NETWORK),
            Map.entry("org.springdoc.webmvc.", Audience.ANYONE),
            Map.entry("org.springframework.web.servlet.resource.ResourceHttpRequestHandler", Audience.ANYONE),
            Map.entry("org.springframework.web.servlet.mvc.ParameterizableViewController", Audience.ANYONE),
            // The methods that an address takes.
            Map.entry("org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping$", Audience.CLIENTS),
            Map.entry("org.springframework.web.servlet.handler.AbstractHandlerMapping$", Audience.CLIENTS));

    private Audiences() {}

    /** Empty: nobody has decided, and so nobody may. */
    static Optional<Audience> of(Object handler) {
        return handler instanceof HandlerMethod method ? of(method) : ofLibraries(handler.getClass());
    }

    private static Optional<Audience> of(HandlerMethod handler) {
        OpenTo said = handler.getMethodAnnotation(OpenTo.class);
        if (said == null) {
            said = AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), OpenTo.class);
        }
        return said == null ? ofLibraries(handler.getBeanType()) : Optional.of(said.value());
    }

    private static Optional<Audience> ofLibraries(Class<?> type) {
        return OF_LIBRARIES.stream()
                .filter(entry -> type.getName().startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
