package io.creatorfleet.platform.instagram;

import io.creatorfleet.platform.Platform;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Instagram by the sources that are named, each of which imports this. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(InstagramProperties.class)
public class InstagramConfiguration {

    @Bean
    Platform instagram(InstagramProperties properties, List<InstagramSource> configured) {
        List<InstagramSource> sources = properties.sources().stream()
                .map(name -> configured.stream()
                        .filter(source -> source.name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException(
                                "fleet.instagram.sources names %s, and there is no such source".formatted(name))))
                .toList();
        return new Instagram(sources);
    }
}
