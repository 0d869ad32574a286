package io.creatorfleet.gateway.access;

import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Who gets in.
 *
 * @param local whether requests from this machine need no key; a key that is given all the same is checked
 * @param openNetworks from where health and metrics are shown without a key
 * @param requestsPerSecond how many requests a key may make at each gateway, unless it was created with a rate of its own
 * @param requestsAtOnce how many requests of a key may be open at each gateway: events and waits hold a connection each
 * @param keyRefresh how often the keys are read, and so how long a revoked one may still work
 */
@Validated
@ConfigurationProperties("fleet.gateway")
record AccessProperties(
        @DefaultValue("false") boolean local,
        @DefaultValue({}) List<Network> openNetworks,
        @DefaultValue("100") @DecimalMin("0.001") double requestsPerSecond,
        @DefaultValue("200") @Min(1) int requestsAtOnce,
        @DefaultValue("2s") @NotNull Duration keyRefresh) {}
