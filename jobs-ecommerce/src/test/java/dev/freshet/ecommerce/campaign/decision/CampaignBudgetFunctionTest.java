/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign.decision;

import static dev.freshet.ecommerce.Happening.time;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.common.action.Action;
import dev.freshet.common.control.RuleStatus;
import dev.freshet.ecommerce.campaign.CampaignHarness;
import dev.freshet.ecommerce.campaign.model.Campaign;
import dev.freshet.ecommerce.campaign.model.CampaignDraft;
import dev.freshet.ecommerce.campaign.model.CampaignTrigger;
import dev.freshet.ecommerce.campaign.model.Occasion;
import dev.freshet.testkit.harness.KeyedHarness;
import dev.freshet.testkit.harness.StateStore;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.api.common.typeinfo.Types;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(StateStore.class)
final class CampaignBudgetFunctionTest {

    private KeyedHarness<String, CampaignDecision, Action> harness;
    private @Nullable CampaignBudgetFunction function;

    CampaignBudgetFunctionTest(StateStore store) throws Exception {
        harness = KeyedHarness.of(
                store,
                () -> function = new CampaignBudgetFunction(CampaignHarness.SETTINGS),
                CampaignDecision::campaignId,
                Types.STRING);
    }

    @AfterEach
    void close() {
        harness.close();
    }

    @Test
    void theEarliestAreMadeUpToTheLastPennyWhateverTheOrderOfArrival() {
        CampaignDraft ten = CampaignDraft.of("c").fixed("5", "EUR").budget("10", "EUR");
        wants(ten, "carl", "10:02");
        wants(ten, "anna", "10:00");
        wants(ten, "ben", "10:01");

        harness.watermark(time("10:01"));
        assertThat(targets()).containsExactly("anna", "ben");
        harness.watermark(time("10:02"));
        assertThat(targets()).isEmpty();
        assertThat(verdicts()).containsEntry(Verdict.ACTION, 2L).containsEntry(Verdict.OVER_BUDGET, 1L);
    }

    @Test
    void aHigherBudgetOfALaterVersionGoesOnFromWhatWasSpent() {
        wants(CampaignDraft.of("c").fixed("5", "EUR"), "anna", "10:00");
        wants(CampaignDraft.of("c").version(2).fixed("5", "EUR").budget("10", "EUR"), "ben", "10:01");
        wants(CampaignDraft.of("c").version(2).fixed("5", "EUR").budget("10", "EUR"), "carl", "10:02");
        wants(CampaignDraft.of("c").version(3).fixed("5", "EUR").budget("15", "EUR"), "dora", "10:03");

        harness.watermark(time("10:03"));

        assertThat(targets()).containsExactly("anna", "ben", "dora");
    }

    @Test
    void rehearsalsAndThoseHeldOutSpendNothingOfIt() {
        CampaignDraft five = CampaignDraft.of("c").fixed("5", "EUR").budget("5", "EUR");
        wants(five.status(RuleStatus.SHADOW), "anna", "10:00");
        wants(five.status(RuleStatus.ACTIVE).holdout(100), "ben", "10:01");
        wants(five.holdout(0), "carl", "10:02");
        wants(five, "dora", "10:03");

        harness.watermark(time("10:03"));

        List<Action> actions = harness.takeOutput();
        assertThat(actions).extracting(Action::target).containsExactly("anna", "ben", "carl");
        assertThat(actions).extracting(Action::shadow).containsExactly(true, false, false);
        assertThat(actions).extracting(Action::holdout).containsExactly(false, true, false);
        assertThat(actions).extracting(Action::isToBeDone).containsExactly(false, false, true);
    }

    @Test
    void whatCostsNobodyKnowsHowMuchIsNotMadeOnABudget() {
        CampaignDraft half = CampaignDraft.of("c").percent(50).budget("100", "EUR");
        wants(half, "anna", "10:00", Map.of());
        wants(half, "ben", "10:01", Map.of("USD", BigDecimal.TEN));
        wants(half, "carl", "10:02", Map.of("EUR", BigDecimal.ONE, "USD", BigDecimal.TEN));
        wants(half, "dora", "10:03", Map.of("EUR", new BigDecimal("200")));
        wants(half, "emil", "10:04", Map.of("EUR", BigDecimal.ONE));

        harness.watermark(time("10:04"));

        assertThat(targets()).containsExactly("dora");
        assertThat(verdicts()).isEqualTo(Map.of(Verdict.ACTION, 1L, Verdict.COST_UNKNOWN, 3L, Verdict.OVER_BUDGET, 1L));
    }

    @Test
    void withoutABudgetNobodyAsksWhatItCosts() {
        CampaignDraft half = CampaignDraft.of("c").percent(50);
        wants(half, "anna", "10:00", Map.of());
        wants(half, "ben", "10:01", Map.of("USD", BigDecimal.TEN));

        harness.watermark(time("10:01"));

        List<Action> actions = harness.takeOutput();
        assertThat(actions).extracting(Action::target).containsExactly("anna", "ben");
        assertThat(actions).extracting(Action::figures).containsOnly(Map.of("percent", BigDecimal.valueOf(50)));
    }

    @Test
    void theActionSaysWhatIsOfferedToWhomAndWhy() {
        Campaign campaign = CampaignDraft.of("c")
                .version(3)
                .percent(10)
                .budget("100", "EUR")
                .validTo(time("12:00"))
                .dryRun()
                .campaign();
        Occasion occasion = new Occasion(
                CampaignTrigger.CART_ABANDONED,
                "anna",
                time("10:00"),
                "cart 1",
                List.of("mug", "cup"),
                Map.of("EUR", new BigDecimal("12.50")));
        Decision decision = Decision.of(new Candidate(campaign, occasion, CapHistory.empty()), Verdict.ACTION);

        harness.element(new CampaignDecision(campaign, decision), time("10:00"));
        harness.watermark(time("10:00"));

        assertThat(harness.takeOutput())
                .containsExactly(new Action(
                        decision.actionId(),
                        "c",
                        3,
                        "percent",
                        "anna",
                        "cart_abandoned: cart 1",
                        List.of("mug", "cup"),
                        Map.of("percent", BigDecimal.TEN, "cost", new BigDecimal("1.25")),
                        "EUR",
                        true,
                        false,
                        false,
                        time("10:00"),
                        time("12:00")));
    }

    @Test
    void whatComesBehindTheWatermarkIsPaidForAtOnce() {
        CampaignDraft ten = CampaignDraft.of("c").fixed("5", "EUR").budget("10", "EUR");
        wants(ten, "anna", "10:00");
        harness.watermark(time("10:30"));
        wants(ten, "ben", "10:10");
        wants(ten, "carl", "10:05");

        assertThat(targets()).containsExactly("anna", "ben");
    }

    @Test
    void whatWasSpentIsForgottenAYearAfterTheNewestAction() {
        CampaignDraft five = CampaignDraft.of("c").fixed("5", "EUR").budget("5", "EUR");
        wants(five, "anna", "10:00");
        harness.watermark(time("10:00").plus(Duration.ofDays(365)));
        wants(five, "ben", time("10:00").plus(Duration.ofDays(365)).toString());
        assertThat(targets()).containsExactly("anna");

        harness.watermark(time("10:00").plus(Duration.ofDays(2 * 369)));
        harness.assertNothingLeft();
    }

    @Test
    void theEndOfTheInputPaysForWhatWaitsAndLeavesNothing() {
        wants(CampaignDraft.of("c").fixed("5", "EUR").budget("5", "EUR"), "anna", "10:00");

        harness.endOfInput();

        assertThat(targets()).containsExactly("anna");
        harness.assertNothingLeft();
    }

    @Test
    void aRestoreChangesNothing() throws Exception {
        CampaignDraft ten = CampaignDraft.of("c").fixed("5", "EUR").budget("10", "EUR");
        wants(ten, "anna", "10:00");
        harness.watermark(time("10:00"));
        wants(ten, "carl", "10:02");
        wants(ten, "ben", "10:01");

        harness = harness.snapshotAndRestore();
        harness.watermark(time("10:02"));

        assertThat(targets()).containsExactly("ben");
    }

    private Map<Verdict, Long> verdicts() {
        return Objects.requireNonNull(function).verdicts();
    }

    private void wants(CampaignDraft draft, String shopper, String at) {
        wants(draft, shopper, at, Map.of());
    }

    private void wants(CampaignDraft draft, String shopper, String at, Map<String, BigDecimal> worth) {
        Campaign campaign = draft.campaign();
        Occasion occasion =
                new Occasion(CampaignTrigger.CART_ABANDONED, shopper, time(at), "cart of " + at, List.of("mug"), worth);
        Decision decision = Decision.of(new Candidate(campaign, occasion, CapHistory.empty()), Verdict.ACTION);
        harness.element(new CampaignDecision(campaign, decision), time(at));
    }

    private List<String> targets() {
        return harness.takeOutput().stream().map(Action::target).toList();
    }
}
