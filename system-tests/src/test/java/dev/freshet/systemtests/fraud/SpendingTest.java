/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests.fraud;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SpendingTest {

    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    void aWindowIsOpenAtItsBeginningAndClosedAtItsEnd() {
        Spending spending = hour(
                Bank.payment("a", "10:00:00", "1"),
                Bank.payment("b", "10:00:00.001", "2"),
                Bank.payment("c", "11:00:00", "4"));

        assertThat(spending.count()).isEqualTo(2);
        assertThat(spending.sum()).isEqualByComparingTo("6");
        assertThat(spending.maximum()).isEqualByComparingTo("4");
    }

    @Test
    void whatComesBackSubtractsFromTheSumAndFromNothingElse() {
        Spending spending = hour(
                Bank.payment("a", "10:00:00", "5"),
                Bank.payment("b", "10:10:00", "9").put("type", "refund"),
                Bank.payment("c", "10:20:00", "1").put("type", "reversal").put("merchant_id", "shop"));

        assertThat(spending).isEqualTo(new Spending(1, new BigDecimal(5), new BigDecimal(-5), new BigDecimal(5), 0));
    }

    @Test
    void knowsOneCurrencyAndAllMerchants() {
        Spending spending = hour(
                Bank.payment("a", "10:00:00", "5").put("currency", "USD").put("merchant_id", "shop"),
                Bank.payment("b", "10:10:00", "3").put("merchant_id", "inn"),
                Bank.payment("c", "10:20:00", "4").put("merchant_id", "inn"));

        assertThat(spending).isEqualTo(new Spending(2, new BigDecimal(7), new BigDecimal(7), new BigDecimal(4), 2));
    }

    @Test
    void roundsAveragesToFourDecimalsAndHasNoneOfNothing() {
        Map<String, BigDecimal> features = new TreeMap<>();
        hour(Bank.payment("a", "10:00:00", "1"), Bank.payment("b", "10:10:00", "1"), Bank.payment("c", "10:20:00", "3"))
                .putInto(features, "terminal_", "1h");
        hour(Bank.payment("a", "10:00:00", "1").put("type", "refund")).putInto(features, "", "1d");

        assertThat(features)
                .hasToString("{count_1d=0, sum_1d=-1, terminal_avg_1h=1.6667, terminal_count_1h=3, terminal_max_1h=3,"
                        + " terminal_sum_1h=5}");
    }

    private static Spending hour(ObjectNode... events) {
        return Spending.within(HOUR, Bank.payments(events));
    }
}
