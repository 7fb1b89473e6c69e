/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.list;

import static dev.freshet.fraud.list.Listed.NOON;
import static dev.freshet.fraud.list.Listed.entry;
import static dev.freshet.fraud.list.Listed.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.common.control.RuleStatus;
import org.junit.jupiter.api.Test;

class ListEntryTest {

    @Test
    void isNamedByWhatItSays() {
        assertThat(entry(ListName.TRUSTED_NETWORK, ListKind.CIDR, "10.0.0.0/8").key())
                .isEqualTo("trusted_network|cidr|10.0.0.0/8");
        assertThat(entry(ListName.BLOCK, ListKind.ACCOUNT, "a|b").key()).isEqualTo("block|account|a|b");
    }

    @Test
    void countsVersionsByItsTimeWhereItHasNone() {
        ListEntry unversioned = new ListEntry("e-1", NOON, ListName.BLOCK, ListKind.ACCOUNT, "anna", null, null);
        ListEntry later =
                new ListEntry("e-2", NOON.plusMillis(1), ListName.BLOCK, ListKind.ACCOUNT, "anna", null, null);

        assertThat(later.version()).isEqualTo(unversioned.version() + 1);
        assertThat(later.content()).isNotEqualTo(unversioned.content());
        assertThat(entry(ListName.BLOCK, ListKind.ACCOUNT, "anna").version()).isEqualTo(1);
    }

    @Test
    void saysTheSameWheneverItIsSent() {
        ListEntry first = entry(ListName.ALLOW, ListKind.DEVICE, "phone");
        ListEntry again = new ListEntry("e-9", NOON.plusSeconds(9), ListName.ALLOW, ListKind.DEVICE, "phone", 1L, null);

        assertThat(again.content()).isEqualTo(first.content());
        assertThat(until(NOON, first).content()).isNotEqualTo(first.content());
        assertThat(first.status()).isEqualTo(RuleStatus.ACTIVE);
    }

    @Test
    void endsWithTheInstantItNames() {
        ListEntry untilNoon = until(NOON, entry(ListName.BLOCK, ListKind.ACCOUNT, "anna"));

        assertThat(untilNoon.holdsAt(NOON.minusNanos(1))).isTrue();
        assertThat(untilNoon.holdsAt(NOON)).isFalse();
    }
}
