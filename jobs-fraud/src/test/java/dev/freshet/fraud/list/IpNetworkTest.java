/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpNetworkTest {

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.0.0.0, 8",
        "0.0.0.0/0, 0.0.0.0, 0",
        "192.0.2.1/32, 192.0.2.1, 32",
        "192.0.2.128/25, 192.0.2.128, 25",
        "2001:DB8::/32, 2001:db8::, 32",
        "2001:db8:0:0:8000::/65, 2001:db8:0:0:8000::, 65",
        "::/0, ::, 0",
        "::1/128, ::1, 128",
        "::ffff:10.0.0.0/104, 10.0.0.0, 8"
    })
    void hasAnAddressAndAPrefix(String text, String first, int prefix) {
        assertThat(IpNetwork.parse(text)).isEqualTo(new IpNetwork(address(first), prefix));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.0",
                "10.0.0.0/",
                "10.0.0.0/33",
                "10.0.0.0/08",
                "10.0.0.0/-1",
                "10.0.0.1/8",
                "192.0.2.128/24",
                "2001:db8::/129",
                "2001:db8::1/64",
                "2001:db8:0:0:8000::/64",
                "::ffff:10.0.0.0/95",
                "example.com/8",
                "/8"
            })
    void isNothingElse(String text) {
        assertThat(IpNetwork.parse(text)).isNull();
    }

    private static IpAddress address(String text) {
        return Objects.requireNonNull(IpAddress.parse(text), text);
    }
}
