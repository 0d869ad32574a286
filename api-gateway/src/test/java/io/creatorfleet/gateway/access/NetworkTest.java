package io.creatorfleet.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8,     10.255.0.1,       true",
        "10.0.0.0/8,     11.0.0.1,         false",
        "172.16.0.0/12,  172.31.255.255,   true",
        "172.16.0.0/12,  172.32.0.0,       false",
        "127.0.0.0/8,    ::ffff:127.0.0.1, true",
        "10.0.0.0/8,     ::1,              false",
        "::1,            ::1,              true",
        "fc00::/7,       fdab::1,          true",
        "fc00::/7,       fe80::1,          false",
        "192.0.2.7,      192.0.2.7,        true",
        "192.0.2.7,      192.0.2.8,        false",
    })
    void includesTheAddressesOfItsRange(String network, String address, boolean included) {
        assertThat(Network.of(network).includes(InetAddress.ofLiteral(address))).isEqualTo(included);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0/8/1", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "::1/129"})
    void isNothingElse(String network) {
        assertThatThrownBy(() -> Network.of(network)).isInstanceOf(IllegalArgumentException.class);
    }
}
