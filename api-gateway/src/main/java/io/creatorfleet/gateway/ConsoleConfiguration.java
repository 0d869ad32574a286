package io.creatorfleet.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.util.DigestUtils;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * How the files of the console are kept by browsers: those of libraries, whose addresses hold their versions, for good; ours
 * for as long as their content is the same, for all of them have the time of the build's reproducible jar.
 */
@Configuration(proxyBeanMethods = false)
class ConsoleConfiguration implements WebMvcConfigurer {

    /** Where the jars of libraries have their files, by who made the jars: WebJars, mvnpm. */
    private static final List<String> LIBRARIES = List.of("webjars", "_static");

    private static final Duration FOR_GOOD = Duration.ofDays(365);

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        for (String libraries : LIBRARIES) {
            registry.addResourceHandler("/" + libraries + "/**")
                    .addResourceLocations("classpath:/META-INF/resources/" + libraries + "/")
                    .setCacheControl(CacheControl.maxAge(FOR_GOOD).cachePublic().immutable());
        }
        registry.addResourceHandler("/**")
                .addResourceLocations("classpath:/static/")
                .setUseLastModified(false)
                .setEtagGenerator(ConsoleConfiguration::tag);
    }

    // A weak one: Tomcat compresses nothing that promises to be the same byte by byte.
    private static String tag(Resource file) {
        try {
            return "W/\"%s\"".formatted(DigestUtils.md5DigestAsHex(file.getContentAsByteArray()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The file %s of the console cannot be read".formatted(file), unreadable);
        }
    }
}
