/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1",
        "0.0.0.0, 0.0.0.0",
        "255.255.255.255, 255.255.255.255",
        "::ffff:192.0.2.1, 192.0.2.1",
        "::FFFF:c000:0201, 192.0.2.1",
        "::, ::",
        "::1, ::1",
        "1::, 1::",
        "::192.0.2.1, ::c000:201",
        "0:0:0:0:0:fffe:c000:201, ::fffe:c000:201",
        "1::ffff:192.0.2.1, 1::ffff:c000:201",
        // The examples of RFC 5952.
        "2001:0db8::0001, 2001:db8::1",
        "2001:db8:0:0:0:0:2:1, 2001:db8::2:1",
        "2001:db8::1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
        "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
        "2001:DB8:0:0:0:0:0:0, 2001:db8::",
        "1:2:3:4:5:6:7::, 1:2:3:4:5:6:7:0",
        "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"
    })
    void hasOneSpelling(String written, String canonical) {
        assertThat(IpAddress.canonical(written)).isEqualTo(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " 192.0.2.1",
                "192.0.2",
                "192.0.2.1.1",
                "192.0.2.256",
                "192.0.2.01",
                "192.0.2.-1",
                "192.0.2.1:443",
                "0x7f.0.0.1",
                "2130706433",
                "localhost",
                "example.com",
                ":",
                ":::",
                "1::2::3",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:",
                ":1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "1:2:3:4::5:6:7:8",
                "12345::",
                "g::",
                "fe80::1%eth0",
                "[::1]",
                "::ffff:192.0.2.256",
                "192.0.2.1::",
                "1.2.3.4:5.6.7.8"
            })
    void isNothingElse(String text) {
        assertThat(IpAddress.parse(text)).isNull();
        assertThat(IpAddress.canonical(text)).isEqualTo(text);
    }

    @Test
    void doesNotConfuseTheFamilies() {
        assertThat(IpAddress.parse("::c000:201")).isNotEqualTo(IpAddress.parse("192.0.2.1"));
    }

    /** The platform knows the long spelling; ours must read that, and its own, as the same address. */
    @Test
    void readsEverySpellingOfAnAddressAsTheSame() throws UnknownHostException {
        long seed = 20_260_302;
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = sparse(random, random.nextBoolean() ? 4 : 16);
            String spelled = InetAddress.getByAddress(bytes).getHostAddress();

            IpAddress address = Objects.requireNonNull(IpAddress.parse(spelled), spelled);

            assertThat(IpAddress.parse(address.text()))
                    .as("seed %d: %s", seed, spelled)
                    .isEqualTo(address);
            assertThat(InetAddress.getByName(address.text()).getAddress())
                    .as("seed %d: %s", seed, spelled)
                    .isEqualTo(InetAddress.getByAddress(bytes).getAddress());
            assertThat(IpAddress.parse(spelled.toUpperCase(Locale.ROOT)))
                    .as("seed %d: %s", seed, spelled)
                    .isEqualTo(address);
        }
    }

    /** Zeros in most places, so that runs of them are common. */
    private static byte[] sparse(Random random, int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = random.nextInt(4) == 0 ? (byte) random.nextInt(256) : 0;
        }
        return bytes;
    }
}
