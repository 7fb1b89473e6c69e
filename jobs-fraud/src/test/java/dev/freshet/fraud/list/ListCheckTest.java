/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.list;

import static dev.freshet.fraud.list.Listed.entry;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListCheckTest {

    private final ListCheck check = new ListCheck();

    @ParameterizedTest
    @CsvSource({
        "ACCOUNT, anna",
        "DEVICE, not an address",
        "MERCHANT, 10.0.0.1/8",
        "IP, 192.0.2.1",
        "IP, 2001:db8::1",
        "CIDR, ::/0"
    })
    void keepsWhatCanMatch(ListKind kind, String value) {
        assertThat(check.refusal(entry(ListName.BLOCK, kind, value))).isNull();
    }

    @ParameterizedTest
    @CsvSource({"IP, localhost", "IP, 10.0.0.0/8", "IP, 192.0.2.1:443"})
    void refusesWhatIsNoAddress(ListKind kind, String value) {
        assertThat(check.refusal(entry(ListName.BLOCK, kind, value)))
                .startsWith("value is no address; write one such as");
    }

    @ParameterizedTest
    @CsvSource({"CIDR, 10.0.0.1", "CIDR, 10.0.0.1/8", "CIDR, example.com/24"})
    void refusesWhatIsNoNetwork(ListKind kind, String value) {
        assertThat(check.refusal(entry(ListName.BLOCK, kind, value)))
                .startsWith("value is no network; write one such as");
    }
}
