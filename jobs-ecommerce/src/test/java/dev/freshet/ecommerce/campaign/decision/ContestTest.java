/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.common.control.RuleStatus;
import dev.freshet.ecommerce.Happening;
import dev.freshet.ecommerce.campaign.model.Campaign;
import dev.freshet.ecommerce.campaign.model.CampaignDraft;
import dev.freshet.ecommerce.campaign.model.CampaignTrigger;
import dev.freshet.ecommerce.campaign.model.Occasion;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ContestTest {

    private static final Instant TEN = Happening.time("10:00");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final List<RuleStatus> STATUSES = List.of(RuleStatus.values());

    @Test
    void theHighestPriorityActsAndTheOthersAreOutranked() {
        assertThat(decide(
                        CampaignDraft.of("a").priority(1), CampaignDraft.of("b").priority(3)))
                .containsExactly("b ACTION", "a OUTRANKED");
    }

    @Test
    void ofEqualPrioritiesTheSmallerIdActs() {
        assertThat(decide(CampaignDraft.of("b"), CampaignDraft.of("a"))).containsExactly("a ACTION", "b OUTRANKED");
        assertThat(decide(
                        CampaignDraft.of("b").priority(-1),
                        CampaignDraft.of("a").priority(-2)))
                .containsExactly("b ACTION", "a OUTRANKED");
    }

    @Test
    void whatIsNotInForceIsNotAsked() {
        assertThat(decide(
                        CampaignDraft.of("a").status(RuleStatus.DISABLED),
                        CampaignDraft.of("b").validTo(TEN),
                        CampaignDraft.of("c")))
                .containsExactly("c ACTION");
    }

    @Test
    void aCampaignThatTheCapStopsMakesRoom() {
        Candidate capped =
                candidate(CampaignDraft.of("a").priority(9).cap(1, HOUR).campaign(), "x", new CapHistory(List.of(TEN)));

        assertThat(said(decisions(List.of(candidate(CampaignDraft.of("b")), capped))))
                .containsExactly("a CAPPED", "b ACTION");
    }

    @Test
    void aHoldoutIsMarkedAndMakesRoom() {
        List<Decision> decisions = decisions(
                List.of(candidate(CampaignDraft.of("a").priority(9).holdout(100)), candidate(CampaignDraft.of("b"))));

        assertThat(said(decisions)).containsExactly("a ACTION held out", "b ACTION");
        assertThat(decisions).extracting(Decision::isCarriedOut).containsExactly(false, true);
    }

    @Test
    void rehearsalsAreMarkedAndNeitherOutrankNorAreOutranked() {
        assertThat(decide(
                        CampaignDraft.of("a").priority(9).status(RuleStatus.SHADOW),
                        CampaignDraft.of("b").priority(5),
                        CampaignDraft.of("c").priority(3).dryRun(),
                        CampaignDraft.of("d")))
                .containsExactly("a ACTION shadow", "b ACTION", "c ACTION dry run", "d OUTRANKED");
    }

    @Test
    void ofOneCampaignOneOccasionActs() {
        Campaign shadow = CampaignDraft.of("a").status(RuleStatus.SHADOW).campaign();
        Campaign live = CampaignDraft.of("b").holdout(100).campaign();

        List<Decision> decisions = decisions(List.of(
                candidate(shadow, "y", CapHistory.empty()),
                candidate(shadow, "x", CapHistory.empty()),
                candidate(live, "y", CapHistory.empty()),
                candidate(live, "x", CapHistory.empty())));

        assertThat(said(decisions))
                .containsExactly("a ACTION shadow", "a OUTRANKED shadow", "b ACTION held out", "b OUTRANKED held out");
        assertThat(decisions).extracting(decision -> decision.occasion().what()).containsExactly("x", "y", "x", "y");
    }

    @Test
    void anActionsIdIsThatOfItsOccasionWhateverTheVersion() {
        Decision first = one(CampaignDraft.of("spring"), "cart 1 of 2026-03-02T10:00:00Z");
        Decision newer = one(CampaignDraft.of("spring").version(2).priority(5), "cart 1 of 2026-03-02T10:00:00Z");

        assertThat(first.actionId())
                .isEqualTo("5a0b5f973afbb50eb7bddaf0c9839176")
                .isEqualTo(newer.actionId());
        assertThat(newer.campaignVersion()).isEqualTo(2);
        assertThat(one(CampaignDraft.of("spring"), "cart 2 of 2026-03-02T10:00:00Z")
                        .actionId())
                .isNotEqualTo(first.actionId());
        assertThat(one(CampaignDraft.of("summer"), "cart 1 of 2026-03-02T10:00:00Z")
                        .actionId())
                .isNotEqualTo(first.actionId());
    }

    /** Else a consumer that does each id once would leave out the offer that was rehearsed before. */
    @Test
    void aRehearsedActionSharesItsIdWithNoLiveOne() {
        assertThat(one(CampaignDraft.of("spring").status(RuleStatus.SHADOW), "tier 100 EUR")
                        .actionId())
                .isEqualTo(
                        one(CampaignDraft.of("spring").dryRun(), "tier 100 EUR").actionId())
                .isNotEqualTo(one(CampaignDraft.of("spring"), "tier 100 EUR").actionId());
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void decisionsDoNotHangOnTheOrderOfArrivalAndAtMostOneIsCarriedOut(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            List<Candidate> together = randomCandidates(random);
            List<Decision> expected = decisions(together);
            Collections.shuffle(together, random);

            assertThat(decisions(together)).as("seed %d, %s", seed, together).isEqualTo(expected);
            assertThat(expected.stream().filter(Decision::isCarriedOut).count())
                    .as("seed %d, %s", seed, together)
                    .isLessThanOrEqualTo(1);
        }
    }

    private static List<Candidate> randomCandidates(Random random) {
        List<Candidate> together = new ArrayList<>();
        for (int number = random.nextInt(8); number > 0; number--) {
            CampaignDraft draft = CampaignDraft.of("c-" + number)
                    .priority(random.nextInt(3))
                    .holdout(random.nextInt(101))
                    .status(STATUSES.get(random.nextInt(STATUSES.size())))
                    .cap(1, HOUR);
            CapHistory history = random.nextBoolean() ? CapHistory.empty() : new CapHistory(List.of(TEN));
            for (int occasion = random.nextInt(3); occasion >= 0; occasion--) {
                together.add(candidate(draft.campaign(), "o-" + occasion, history));
            }
        }
        return together;
    }

    private static List<String> decide(CampaignDraft... drafts) {
        List<Candidate> together = new ArrayList<>();
        for (CampaignDraft draft : drafts) {
            together.add(candidate(draft));
        }
        return said(decisions(together));
    }

    private static Decision one(CampaignDraft draft, String what) {
        return decisions(List.of(candidate(draft.campaign(), what, CapHistory.empty())))
                .get(0);
    }

    private static List<Decision> decisions(List<Candidate> together) {
        return Contest.decide(together).stream().map(CampaignDecision::decision).toList();
    }

    private static List<String> said(List<Decision> decisions) {
        return decisions.stream()
                .map(decision -> decision.campaignId() + " " + decision.verdict()
                        + (decision.heldOut() ? " held out" : "")
                        + (decision.shadow() ? " shadow" : "")
                        + (decision.dryRun() ? " dry run" : ""))
                .toList();
    }

    private static Candidate candidate(CampaignDraft draft) {
        return candidate(draft.campaign(), "x", CapHistory.empty());
    }

    private static Candidate candidate(Campaign campaign, String what, CapHistory history) {
        Occasion occasion = new Occasion(
                CampaignTrigger.CART_ABANDONED,
                "anna",
                TEN,
                what,
                List.of("mug"),
                Map.of("EUR", new BigDecimal("20.00")));
        return new Candidate(campaign, occasion, history);
    }
}
