package io.creatorfleet.task;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Gives the settings this machine's name as {@code fleet.host}. A process's name has to differ from those on other
 * machines and be the same after a restart; the environment variable HOSTNAME is often not there to make it so.
 */
final class HostName implements EnvironmentPostProcessor {

    private static final String PROPERTY = "fleet.host";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        environment.getPropertySources().addLast(new MapPropertySource("host name", Map.of(PROPERTY, name())));
    }

    private static String name() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            throw new IllegalStateException(
                    "This machine has no host name: give it one, or processes cannot differ", nameless);
        }
    }
}
