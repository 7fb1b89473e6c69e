/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign.decision;

import static dev.freshet.ecommerce.Happening.time;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.freshet.common.control.RuleStatus;
import dev.freshet.ecommerce.campaign.model.CampaignDraft;
import dev.freshet.ecommerce.campaign.model.CampaignTrigger;
import dev.freshet.ecommerce.campaign.model.Occasion;
import dev.freshet.ecommerce.campaign.model.Triggered;
import dev.freshet.testkit.harness.KeyedHarness;
import dev.freshet.testkit.harness.StateStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.api.common.typeinfo.Types;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@EnumSource(StateStore.class)
final class CampaignContestFunctionTest {

    private static final Duration HOUR = Duration.ofHours(1);

    private KeyedHarness<String, Triggered, CampaignDecision> harness;
    private @Nullable CampaignContestFunction function;

    CampaignContestFunctionTest(StateStore store) throws Exception {
        harness = KeyedHarness.of(
                store, () -> function = new CampaignContestFunction(), Triggered::shopper, Types.STRING);
    }

    @AfterEach
    void close() {
        harness.close();
    }

    @Test
    void ofThoseOfAnInstantTheHighestPriorityActsWhenTheWatermarkPasses() {
        sets(CampaignDraft.of("low").priority(1), "anna", "10:00");
        sets(CampaignDraft.of("high").priority(2), "anna", "10:00");
        sets(CampaignDraft.of("low").priority(1), "ben", "10:00");
        sets(CampaignDraft.of("low").priority(1), "anna", "10:01");

        harness.watermark(time("10:00").minusMillis(1));
        assertThat(actions()).isEmpty();
        harness.watermark(time("10:01"));

        assertThat(actions())
                .containsExactlyInAnyOrder("high anna 10:00:00Z", "low ben 10:00:00Z", "low anna 10:01:00Z");
        harness.assertNothingLeft();
    }

    /** An action is counted where it is paid for. */
    @Test
    void whatIsCappedOrOutrankedIsCounted() {
        sets(CampaignDraft.of("low").priority(1), "anna", "10:00");
        sets(CampaignDraft.of("high").priority(2).cap(1, HOUR), "anna", "10:00");
        sets(CampaignDraft.of("high").priority(2).cap(1, HOUR), "anna", "10:01");
        sets(CampaignDraft.of("high").priority(2).cap(1, HOUR), "anna", "10:02");

        harness.watermark(time("10:02"));

        assertThat(verdicts()).isEqualTo(Map.of(Verdict.CAPPED, 2L, Verdict.OUTRANKED, 1L));
    }

    @Test
    void theCapCountsWhatWasDoneWithinItsTime() {
        CampaignDraft capped = CampaignDraft.of("c").cap(2, HOUR);
        for (String at : List.of("10:00", "10:20", "10:59:59", "11:00", "11:19:59", "11:20")) {
            sets(capped, "anna", at);
        }
        sets(capped, "ben", "10:59:59");

        harness.watermark(time("12:00"));

        assertThat(actions())
                .containsExactlyInAnyOrder(
                        "c anna 10:00:00Z",
                        "c anna 10:20:00Z",
                        "c anna 11:00:00Z",
                        "c anna 11:20:00Z",
                        "c ben 10:59:59Z");
    }

    @Test
    void rehearsalsHaveACapOfTheirOwn() {
        sets(CampaignDraft.of("c").cap(1, HOUR).status(RuleStatus.SHADOW), "anna", "10:00");
        sets(CampaignDraft.of("c").version(2).cap(1, HOUR), "anna", "10:10");
        sets(CampaignDraft.of("c").version(2).cap(1, HOUR), "anna", "10:20");

        harness.watermark(time("10:20"));

        assertThat(actions()).containsExactly("c anna 10:00:00Z", "c anna 10:10:00Z");
    }

    @Test
    void onlyCampaignsInForceAct() {
        sets(CampaignDraft.of("off").status(RuleStatus.DISABLED), "anna", "10:00");
        sets(CampaignDraft.of("later").validFrom(time("10:00").plusMillis(1)), "anna", "10:00");
        sets(CampaignDraft.of("over").validTo(time("10:00")), "anna", "10:00");
        sets(
                CampaignDraft.of("now")
                        .validFrom(time("10:00"))
                        .validTo(time("10:00").plusMillis(1)),
                "anna",
                "10:00");

        harness.watermark(time("10:00"));

        assertThat(actions()).containsExactly("now anna 10:00:00Z");
    }

    /** A new version came between two occasions of one instant. */
    @ParameterizedTest(name = "{0} first")
    @ValueSource(longs = {1, 2})
    void ofTwoVersionsTheNewerActsWithItsOwnOffer(long first) {
        sets(CampaignDraft.of("c").version(first).percent(10 * first), "anna", "10:00");
        sets(CampaignDraft.of("c").version(3 - first).percent(10 * (3 - first)), "anna", "10:00");

        harness.watermark(time("10:00"));

        assertThat(harness.takeOutput())
                .extracting(
                        action -> action.decision().campaignVersion(),
                        action -> action.campaign().version(),
                        action -> action.campaign().offer().percent())
                .containsExactly(tuple(2L, 2L, 20L));
    }

    @ParameterizedTest(name = "{0} first")
    @ValueSource(longs = {1, 2})
    void theVersionThatDecidesIsTheOneThatActs(long first) {
        sets(CampaignDraft.of("c").version(first).priority(-first).percent(10 * first), "anna", "10:00");
        sets(CampaignDraft.of("c").version(3 - first).priority(first - 3).percent(10 * (3 - first)), "anna", "10:00");

        harness.watermark(time("10:00"));

        assertThat(harness.takeOutput())
                .extracting(
                        action -> action.decision().campaignVersion(),
                        action -> action.campaign().version(),
                        action -> action.campaign().offer().percent())
                .containsExactly(tuple(1L, 1L, 10L));
    }

    @Test
    void whatComesBehindTheWatermarkIsDecidedAtOnceAndCapped() {
        CampaignDraft capped = CampaignDraft.of("c").cap(1, HOUR);
        sets(capped, "anna", "10:10");
        harness.watermark(time("10:30"));
        sets(capped, "anna", "10:20");
        sets(capped, "ben", "10:20");

        assertThat(actions()).containsExactly("c anna 10:10:00Z", "c ben 10:20:00Z");
    }

    @Test
    void whatCountsNoMoreIsForgotten() {
        sets(CampaignDraft.of("c").cap(1, HOUR), "anna", "10:00");
        sets(CampaignDraft.of("d").cap(1, HOUR.multipliedBy(2)), "anna", "10:30");

        harness.watermark(time("11:00").minusMillis(1));
        int both = harness.stateEntries();
        harness.watermark(time("11:00"));
        assertThat(harness.stateEntries()).isLessThanOrEqualTo(both).isEqualTo(1);
        harness.watermark(time("12:30"));
        harness.assertNothingLeft();
    }

    @Test
    void theEndOfTheInputDecidesWhatWaitsAndLeavesNothing() {
        sets(CampaignDraft.of("c").cap(1, HOUR), "anna", "10:00");

        harness.endOfInput();

        assertThat(actions()).containsExactly("c anna 10:00:00Z");
        harness.assertNothingLeft();
    }

    @Test
    void aRestoreChangesNothing() throws Exception {
        sets(CampaignDraft.of("c").cap(1, HOUR), "anna", "10:00");
        harness.watermark(time("10:00"));
        sets(CampaignDraft.of("c").cap(1, HOUR), "anna", "10:30");
        sets(CampaignDraft.of("c").cap(1, HOUR), "anna", "11:00");

        harness = harness.snapshotAndRestore();
        harness.watermark(time("12:00"));

        assertThat(actions()).containsExactly("c anna 11:00:00Z");
    }

    private Map<Verdict, Long> verdicts() {
        return Objects.requireNonNull(function).verdicts();
    }

    private void sets(CampaignDraft draft, String shopper, String at) {
        Occasion occasion = new Occasion(
                CampaignTrigger.CART_ABANDONED, shopper, time(at), "cart of " + at, List.of("mug"), Map.of());
        harness.element(new Triggered(draft.campaign(), occasion), time(at));
    }

    private List<String> actions() {
        return harness.takeOutput().stream()
                .map(action -> "%s %s %s"
                        .formatted(
                                action.campaignId(),
                                action.decision().occasion().shopper(),
                                action.decision().occasion().at().toString().substring(11)))
                .toList();
    }
}
