/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign.shopper;

import static dev.freshet.ecommerce.Happening.time;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.common.control.RuleStatus;
import dev.freshet.ecommerce.campaign.CampaignHarness;
import dev.freshet.ecommerce.campaign.model.Campaign;
import dev.freshet.ecommerce.campaign.model.CampaignDraft;
import dev.freshet.ecommerce.orders.OrderChange;
import dev.freshet.ecommerce.orders.OrderLine;
import dev.freshet.ecommerce.orders.OrderType;
import dev.freshet.testkit.harness.StateStore;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@EnumSource(StateStore.class)
final class SpendTriggersFunctionTest {

    private static final Campaign HUNDRED =
            CampaignDraft.of("hundred").spend("100", "EUR").campaign();

    private final CampaignHarness<OrderChange> harness;

    SpendTriggersFunctionTest(StateStore store) throws Exception {
        harness = new CampaignHarness<>(
                store,
                initial -> new SpendTriggersFunction(initial, CampaignHarness.SETTINGS),
                OrderChange::shopper,
                HUNDRED);
    }

    @AfterEach
    void close() {
        harness.flink().close();
    }

    @Test
    void aTierIsReachedWhenTheWatermarkPassesTheOrderThatReachesIt() {
        buys("anna", "60", "10:00");
        buys("anna", "40", "10:10");
        buys("ben", "99.99", "10:00");

        passes(time("10:10").minusMillis(1));
        assertThat(harness.triggered()).isEmpty();
        passes(time("10:10"));
        assertThat(harness.triggered()).containsExactly("hundred 1 anna 10:10:00Z");
    }

    @Test
    void onceThoughItIsReachedAgainAfterARefund() {
        buys("anna", "100", "10:00");
        givesBack("anna", "50", "10:10");
        buys("anna", "50", "10:20");
        passes(time("10:30"));
        assertThat(harness.triggered()).containsExactly("hundred 1 anna 10:00:00Z");

        harness.comes(CampaignDraft.of("hundred").version(2).spend("150", "EUR").campaign());
        buys("anna", "50", "10:40");
        passes(time("10:40"));
        assertThat(harness.triggered()).containsExactly("hundred 2 anna 10:40:00Z");
    }

    @Test
    void whatIsTakenBackAndBookedAgainAtOneInstantCrossesNothing() {
        change("anna", "120", "10:00", OrderType.PURCHASE, 1);
        change("anna", "120", "10:00", OrderType.PURCHASE, -1);
        change("ben", "120", "10:00", OrderType.PURCHASE, 1);

        passes(time("10:00"));

        assertThat(harness.triggered()).containsExactly("hundred 1 ben 10:00:00Z");
    }

    @Test
    void whatComesBehindTheWatermarkCountsAtOnce() {
        buys("anna", "60", "10:00");
        passes(time("10:30"));

        buys("anna", "60", "10:10");

        assertThat(harness.triggered()).containsExactly("hundred 1 anna 10:10:00Z");
    }

    @Test
    void aCampaignThatComesLaterFindsWhatWasSpentBefore() {
        harness.goes("hundred");
        buys("anna", "500", "10:00");
        passes(time("10:05"));
        harness.comes(HUNDRED);
        buys("anna", "1", "10:10");

        passes(time("10:10"));

        assertThat(harness.triggered()).containsExactly("hundred 1 anna 10:10:00Z");
    }

    @Test
    void aTierThatWasReachedWhileTheCampaignWasDisabledIsReachedWhenItActs() {
        harness.comes(hundred(2).status(RuleStatus.DISABLED).campaign());
        buys("anna", "120", "10:00");
        passes(time("10:05"));
        assertThat(harness.triggered()).isEmpty();

        harness.comes(hundred(3).campaign());
        buys("anna", "1", "10:10");
        passes(time("10:10"));

        assertThat(harness.triggered()).containsExactly("hundred 3 anna 10:10:00Z");
    }

    @Test
    void aTierThatWasReachedBeforeTheCampaignIsValidIsReachedWhenItIs() {
        harness.comes(hundred(2).validFrom(time("12:00")).validTo(time("13:00")).campaign());
        buys("anna", "120", "11:00");
        buys("ben", "120", "12:00");
        buys("anna", "1", "12:30");
        buys("carl", "120", "13:00");

        passes(time("14:00"));

        assertThat(harness.triggered()).containsExactly("hundred 2 ben 12:00:00Z", "hundred 2 anna 12:30:00Z");
    }

    @ParameterizedTest(name = "dry run: {0}")
    @ValueSource(booleans = {true, false})
    void aRehearsalLeavesTheTierToTheLiveCampaign(boolean dryRun) {
        harness.comes((dryRun ? hundred(2).dryRun() : hundred(2).status(RuleStatus.SHADOW)).campaign());
        buys("anna", "120", "10:00");
        buys("anna", "1", "10:05");
        passes(time("10:05"));
        assertThat(harness.triggered()).containsExactly("hundred 2 anna 10:00:00Z");

        harness.comes(hundred(3).campaign());
        buys("anna", "1", "10:10");
        buys("anna", "1", "10:20");
        passes(time("10:20"));

        assertThat(harness.triggered()).containsExactly("hundred 3 anna 10:10:00Z");
    }

    @Test
    void whatWasSpentIsForgottenWhenNoOrderCameForAYearAndNotMuchLater() {
        buys("anna", "60", "10:00");
        buys("anna", "60", "10:10");
        passes(time("10:10"));
        assertThat(harness.triggered()).hasSize(1);

        Duration year = Duration.ofDays(365);
        passes(time("10:10").plus(year).minusMillis(1));
        assertThat(harness.flink().stateEntries()).isEqualTo(3);
        passes(time("10:10").plus(year).plus(year.dividedBy(100)));
        harness.flink().assertNothingLeft();
    }

    @Test
    void anOrderKeepsWhatWasSpentBeforeForAnotherYear() {
        buys("anna", "60", "10:00");
        passes(time("10:00"));
        buys("anna", "10", "2026-09-02T10:00:00Z");
        passes(time("2027-03-20T10:00:00Z"));

        buys("anna", "30", "2027-03-21T10:00:00Z");
        passes(time("2027-03-21T10:00:00Z"));

        assertThat(harness.triggered()).containsExactly("hundred 1 anna 10:00:00Z");
    }

    /** They would lie there for a year. */
    @Test
    void manyOrdersShareATimer() {
        for (int minute = 10; minute < 60; minute++) {
            buys("anna", "1", "10:" + minute);
        }
        passes(time("11:00"));

        assertThat(harness.flink().eventTimeTimers()).isEqualTo(1);
    }

    @Test
    void atTheEndOfTheInputWhatWaitsIsBookedAndNothingIsLeft() {
        buys("anna", "60", "10:00");
        passes(time("10:00"));
        buys("anna", "60", "10:10");

        harness.flink().endOfInput();

        assertThat(harness.triggered()).containsExactly("hundred 1 anna 10:10:00Z");
        harness.flink().assertNothingLeft();
    }

    @Test
    void aRestoreChangesNothing() throws Exception {
        buys("anna", "60", "10:00");
        passes(time("10:00"));
        buys("anna", "60", "10:10");

        harness.restore();
        passes(time("10:10"));
        assertThat(harness.triggered()).containsExactly("hundred 1 anna 10:10:00Z");
        harness.restore();
        buys("anna", "60", "10:20");
        passes(time("10:20"));
        assertThat(harness.triggered()).isEmpty();
    }

    private static CampaignDraft hundred(long version) {
        return CampaignDraft.of("hundred").version(version).spend("100", "EUR");
    }

    private void buys(String shopper, String amount, String at) {
        change(shopper, amount, at, OrderType.PURCHASE, 1);
    }

    private void givesBack(String shopper, String amount, String at) {
        change(shopper, amount, at, OrderType.REFUND, 1);
    }

    private void change(String shopper, String amount, String at, OrderType type, int sign) {
        BigDecimal money = new BigDecimal(amount);
        BigDecimal gross = type == OrderType.PURCHASE ? money : BigDecimal.ZERO;
        BigDecimal refunded = type == OrderType.REFUND ? money : BigDecimal.ZERO;
        OrderLine line = new OrderLine("mug", "kitchen", null, 1, gross, BigDecimal.ZERO, refunded);
        OrderChange change = new OrderChange("t-" + at, "e-" + at, time(at), type, sign, shopper, "EUR", List.of(line));
        harness.flink().first(change, change.eventTime());
    }

    private void passes(Instant time) {
        harness.flink().firstWatermark(time);
    }
}
