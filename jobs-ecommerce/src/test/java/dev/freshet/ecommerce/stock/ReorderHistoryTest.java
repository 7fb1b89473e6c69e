/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.stock;

import static dev.freshet.ecommerce.Happening.time;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.common.contract.Change;
import dev.freshet.ecommerce.CatalogItem;
import org.junit.jupiter.api.Test;

final class ReorderHistoryTest {

    private static final ReorderPoint FIVE = new ReorderPoint(5L, 8L);
    private static final ReorderPoint NINE = new ReorderPoint(9L, 9L);

    private final ReorderHistory history = new ReorderHistory();

    @Test
    void aVersionHoldsFromItsOwnInstantUntilTheNext() {
        history.add(version("10:00", FIVE));
        history.add(version("11:00", NINE));

        assertThat(history.asOf(time("10:00").minusNanos(1))).isEqualTo(ReorderPoint.NONE);
        assertThat(history.asOf(time("10:00"))).isEqualTo(FIVE);
        assertThat(history.asOf(time("11:00").minusNanos(1))).isEqualTo(FIVE);
        assertThat(history.asOf(time("11:00"))).isEqualTo(NINE);
    }

    @Test
    void aVersionSaysNothingNewWhereTheReorderPointIsTheSame() {
        history.add(version("10:00", FIVE));

        assertThat(history.saysAlready(version("10:30", FIVE))).isTrue();
        assertThat(history.saysAlready(version("10:30", NINE))).isFalse();
        assertThat(history.saysAlready(version("09:00", FIVE))).isFalse();
        assertThat(history.saysAlready(version("09:00", ReorderPoint.NONE))).isTrue();
    }

    @Test
    void theVersionsBeforeTheOneThatHoldsAreForgotten() {
        history.add(version("10:00", FIVE));
        history.add(version("11:00", NINE));
        history.add(version("12:00", FIVE));

        assertThat(history.forget(time("09:59"))).isEmpty();
        assertThat(history.forget(time("11:00"))).containsExactly(time("10:00"));
        assertThat(history.asOf(time("10:30"))).isEqualTo(ReorderPoint.NONE);
        assertThat(history.asOf(time("11:30"))).isEqualTo(NINE);
        assertThat(history.asOf(time("12:00"))).isEqualTo(FIVE);
        assertThat(history.forget(time("11:00"))).isEmpty();
    }

    @Test
    void thatThereIsNoneIsForgottenToo() {
        history.add(version("10:00", FIVE));
        history.add(version("11:00", ReorderPoint.NONE));

        assertThat(history.forget(time("11:00"))).containsExactly(time("10:00"), time("11:00"));
    }

    @Test
    void namesTheVersionsThatBeginInATime() {
        history.add(version("10:00", FIVE));
        history.add(version("11:00", NINE));

        assertThat(history.beginning(time("10:00"), time("10:59"))).containsExactly(version("10:00", FIVE));
        assertThat(history.beginning(time("10:01"), time("11:00"))).containsExactly(version("11:00", NINE));
    }

    @Test
    void theCatalogSaysItWithTheItemAndItsDeletion() {
        CatalogItem item = new CatalogItem("c-1", time("10:00"), "mug", "Mug", "kitchen", null, null, 5L, 8L);

        assertThat(ReorderVersion.of(new Change<>("mug", item, time("10:00"))))
                .isEqualTo(new ReorderVersion("mug", time("10:00"), FIVE, "c-1"));
        assertThat(ReorderVersion.of(new Change<>("mug", null, time("11:00"))))
                .isEqualTo(new ReorderVersion("mug", time("11:00"), ReorderPoint.NONE, null));
    }

    private static ReorderVersion version(String since, ReorderPoint reorder) {
        return new ReorderVersion("mug", time(since), reorder, "c-" + since);
    }
}
