package dev.bonin.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.bonin.application.UnusableApplicationException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where webhooks may be sent. */
class EndpointUrlTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://shop.example/webhooks",
                "https://shop.example",
                "https://shop.example:8443/a?token=b%20c",
                "https://xn--9i1bw9c.example/",
                "https://8.8.8.8/webhooks",
                "https://[2606:4700::1111]/webhooks"
            })
    void takesPagesOverTls(String url) {
        assertThatNoException().isThrownBy(() -> EndpointUrl.require(url, false));
    }

    @ParameterizedTest
    @CsvSource({
        "http://shop.example/, not encrypted",
        "ftp://shop.example/, not encrypted",
        "https://user:secret@shop.example/, no user name",
        "https://shop.example/#a, has a #",
        "https:///webhooks, invalid",
        "shop.example/webhooks, invalid",
        "https://shop.example:0/, invalid port",
        "https://shop.example:65536/, invalid port",
        "https://shop_a.example/, invalid",
        "https://쇼핑.example/, not ASCII",
        "https://shop.example/ a, invalid",
        "https://localhost/, not a public address",
        "https://127.0.0.1/, not a public address",
        "https://[::1]/, not a public address",
        "https://169.254.169.254/latest, not a public address",
        "'', invalid"
    })
    void refusesAnythingElse(String url, String why) {
        assertThatExceptionOfType(UnusableApplicationException.class)
                .isThrownBy(() -> EndpointUrl.require(url, false))
                .withMessageStartingWith("webhook URL: ")
                .withMessageContaining(why)
                .withMessageNotContaining("secret");
    }

    @Test
    void refusesWhatNoDatabaseWouldKeep() {
        var longest = "https://shop.example/" + "a".repeat(2_000 - "https://shop.example/".length());

        assertThatNoException().isThrownBy(() -> EndpointUrl.require(longest, false));
        assertThatExceptionOfType(UnusableApplicationException.class)
                .isThrownBy(() -> EndpointUrl.require(longest + "a", false));
    }

    @Test
    void takesPlainHttpWhereInternalAddressesAreAllowed() {
        assertThatNoException().isThrownBy(() -> EndpointUrl.require("http://127.0.0.1:3000/webhooks", true));
        assertThatExceptionOfType(UnusableApplicationException.class)
                .isThrownBy(() -> EndpointUrl.require("ftp://127.0.0.1/", true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.255.255.255",
                "10.0.0.1",
                "10.255.255.255",
                "100.64.0.0",
                "100.127.255.255",
                "127.0.0.1",
                "127.255.255.255",
                "169.254.169.254",
                "172.16.0.0",
                "172.31.255.255",
                "192.0.0.1",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.0.1",
                "192.168.255.255",
                "198.18.0.0",
                "198.19.255.255",
                "198.51.100.1",
                "203.0.113.1",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:127.0.0.1",
                "::8.8.8.8",
                "64:ff9b::7f00:1",
                "64:ff9b:1::1",
                "100::1",
                "2001::1",
                "2001:1ff::1",
                "2001:db8::1",
                "2002:7f00:1::1",
                "3fff::1",
                "fc00::1",
                "fd00:ec2::254",
                "fe80::1",
                "fec0::1",
                "ff02::1"
            })
    void callsNoAddressThatIsNotPublic(String address) throws UnknownHostException {
        assertThat(PublicAddress.is(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.0.0.0",
                "8.8.8.8",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.0",
                "169.253.255.255",
                "169.255.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "192.0.1.0",
                "192.167.255.255",
                "192.169.0.0",
                "198.17.255.255",
                "198.20.0.0",
                "203.0.114.0",
                "223.255.255.255",
                "2001:200::1",
                "2001:db7::1",
                "2001:db9::1",
                "2003::1",
                "2606:4700::1111",
                "3fff:1000::1"
            })
    void callsPublicAddresses(String address) throws UnknownHostException {
        assertThat(PublicAddress.is(InetAddress.getByName(address))).isTrue();
    }
}
