package io.creatorfleet.media.cdn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.Set;
import org.apache.hc.client5.http.impl.InMemoryDnsResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.255.0.1",
                "100.64.0.1",
                "100.127.255.255",
                "127.0.0.1",
                "127.255.255.255",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.8",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.1.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.7",
                "203.0.113.7",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:127.0.0.1",
                "::ffff:a00:1",
                "::7f00:1",
                "::808:808",
                "64:ff9b::a00:1",
                "64:ff9b::a9fe:a9fe",
                "64:ff9b:1::808:808",
                "100::1",
                "2001::1",
                "2001:0:4136:e378:8000:63bf:3fff:fdd2",
                "2001:2::1",
                "2001:10::1",
                "2001:20::1",
                "2001:db8::1",
                "2002:7f00:1::",
                "2002:808:808::1",
                "3fff::1",
                "fc00::1",
                "fd00:ec2::254",
                "fe80::1",
                "febf::1",
                "fec0::1",
                "ff02::1",
                "5f00::1"
            })
    void areNotWhatIsKeptForOthers(String address) {
        assertThat(PublicAddresses.contain(InetAddress.ofLiteral(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "8.8.8.8",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.0",
                "169.253.255.255",
                "172.15.255.255",
                "172.32.0.0",
                "192.0.1.0",
                "192.167.0.1",
                "198.17.0.1",
                "198.20.0.1",
                "223.255.255.255",
                "157.240.0.1",
                "2606:4700::1111",
                "2a03:2880:f03f:1:face:b00c::1",
                "2001:4860:4860::8888",
                "2003::1",
                "3ffe::1",
                "64:ff9b::808:808"
            })
    void areAllOthers(String address) {
        assertThat(PublicAddresses.contain(InetAddress.ofLiteral(address))).isTrue();
    }

    /** One public address among them does not help. */
    @Test
    void areAllThatANameMayHave() throws Exception {
        InMemoryDnsResolver names = new InMemoryDnsResolver();
        InetAddress open = InetAddress.ofLiteral("8.8.8.8");
        names.add("honest", open, InetAddress.ofLiteral("1.1.1.1"));
        names.add("mixed", open, InetAddress.ofLiteral("10.0.0.1"));
        CheckedNames checked = new CheckedNames(names, PublicAddresses::contain, Set.of());

        assertThat(checked.resolve("honest")).containsExactly(open, InetAddress.ofLiteral("1.1.1.1"));
        assertThatThrownBy(() -> checked.resolve("mixed"))
                .isInstanceOf(CheckedNames.ForbiddenAddressException.class)
                .hasMessage("mixed leads to 10.0.0.1, which is not public, and was not called");
    }

    @Test
    void doNotMatterToTheNameOfASimulator() throws Exception {
        InMemoryDnsResolver names = new InMemoryDnsResolver();
        InetAddress inside = InetAddress.ofLiteral("172.18.0.5");
        names.add("simulator", inside);
        names.add("simulator.example", inside);
        CheckedNames checked = new CheckedNames(names, PublicAddresses::contain, Set.of("simulator"));

        assertThat(checked.resolve("simulator")).containsExactly(inside);
        assertThatThrownBy(() -> checked.resolve("simulator.example"))
                .isInstanceOf(CheckedNames.ForbiddenAddressException.class);
    }
}
