package io.creatorfleet.media.cdn;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.tracing.Tracer;
import java.net.InetAddress;
import java.util.function.Predicate;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the way to the CDNs. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({CdnProperties.class, LinkProperties.class, HostProperties.class})
class CdnConfiguration {

    @Bean
    CdnClient cdnClient(CdnProperties properties, LinkProperties links) {
        Predicate<InetAddress> allowed = PublicAddresses::contain;
        return new CdnClient(
                properties,
                new CheckedNames(
                        SystemDefaultDnsResolver.INSTANCE,
                        links.local() ? allowed.or(InetAddress::isLoopbackAddress) : allowed,
                        links.simulators()));
    }

    @Bean
    Hosts hosts(HostProperties properties, LinkProperties links, MeterRegistry meters) {
        return new Hosts(properties, links, meters);
    }

    @Bean
    Cdn cdn(LinkProperties links, CdnClient client, Hosts hosts, CdnProperties properties, Tracer tracer) {
        return new Cdn(new LinkRules(links), client, hosts, properties, tracer);
    }
}
