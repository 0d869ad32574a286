package io.creatorfleet.gateway.access;

import io.creatorfleet.task.UnsafeConfigurationException;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.web.servlet.handler.MappedInterceptor;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** Puts access before every handler, and refuses to start where that would leave the API open or shut. */
@Configuration(proxyBeanMethods = false)
class AccessConfiguration {

    // As a bean of this type it stands before the handlers of libraries too, such as those of the actuator.
    @Bean
    static MappedInterceptor accessToEveryHandler(AccessInterceptor interceptor) {
        return new MappedInterceptor(null, interceptor);
    }

    @Bean
    SchedulingConfigurer refreshingKeys(KeyRing keys, AccessProperties properties) {
        return schedule -> schedule.addFixedDelayTask(keys::refresh, properties.keyRefresh());
    }

    @Bean
    SmartInitializingSingleton somebodyGetsIn(KeyRing keys, AccessProperties properties) {
        return () -> {
            keys.read();
            if (!properties.local() && keys.isEmpty()) {
                throw new UnsafeConfigurationException(
                        "There is no API key, and fleet.gateway.local is false: nobody could use this gateway.", """
                        Create one with the same settings, and start again: java -jar api-gateway-app.jar key create \
                        --role operator --name NAME (docker compose run --rm api-gateway key create …). On a machine of \
                        your own, fleet.gateway.local=true lets requests from it in without a key.""");
            }
        };
    }

    @Bean
    SmartInitializingSingleton everyHandlerSaysWhoMayCallIt(ObjectProvider<RequestMappingInfoHandlerMapping> mappings) {
        return () -> {
            List<String> undecided = mappings.stream()
                    .flatMap(mapping -> mapping.getHandlerMethods().values().stream())
                    .filter(handler -> Audiences.of(handler).isEmpty())
                    .map(Object::toString)
                    .collect(Collectors.toList());
            if (!undecided.isEmpty()) {
                throw new IllegalStateException("These handlers lack @OpenTo, so nobody may call them: " + undecided);
            }
        };
    }
}
