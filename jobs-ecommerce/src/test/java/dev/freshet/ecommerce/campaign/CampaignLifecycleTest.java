/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign;

import static dev.freshet.ecommerce.campaign.CampaignReceipt.Result.ACCEPTED;
import static dev.freshet.ecommerce.campaign.CampaignReceipt.Result.REFUSED;
import static dev.freshet.ecommerce.campaign.CampaignReceipt.Result.REMOVED;
import static dev.freshet.ecommerce.campaign.CampaignReceipt.Result.REPEATED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.common.contract.Change;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class CampaignLifecycleTest {

    private final CampaignLifecycle lifecycle = new CampaignLifecycle(Duration.ofDays(30));

    @Test
    void theFirstDocumentIsAcceptedWhateverItsVersion() {
        Campaign first = CampaignDraft.of("c").version(7).campaign();

        assertThat(decide(null, first)).isEqualTo(new CampaignReceipt(ACCEPTED, null, first));
    }

    @Test
    void aHigherVersionReplaces() {
        Campaign second = CampaignDraft.of("c").version(9).priority(4).campaign();

        assertThat(decide(CampaignDraft.of("c").version(7).campaign(), second))
                .isEqualTo(new CampaignReceipt(ACCEPTED, null, second));
    }

    @Test
    void theSameAgainIsARepetition() {
        Campaign inForce =
                CampaignDraft.of("c").fixed("5.00", "EUR").budget("100", "EUR").campaign();
        Campaign again = CampaignDraft.of("c")
                .sent("d-2", "2026-03-05T00:00:00Z")
                .fixed("5.0", "EUR")
                .budget("1E+2", "EUR")
                .campaign();

        assertThat(decide(inForce, again)).isEqualTo(new CampaignReceipt(REPEATED, null, inForce));
    }

    @Test
    void theSameVersionWithOtherContentIsRefused() {
        Campaign inForce = CampaignDraft.of("c").version(3).campaign();

        CampaignReceipt receipt =
                decide(inForce, CampaignDraft.of("c").version(3).priority(1).campaign());

        assertThat(receipt)
                .isEqualTo(new CampaignReceipt(
                        REFUSED,
                        "version 3 is in force with other content; send the change with a higher version",
                        inForce));
    }

    @Test
    void aLowerVersionIsRefusedEvenIfItWasInForceOnce() {
        Campaign inForce = CampaignDraft.of("c").version(3).campaign();

        CampaignReceipt receipt =
                decide(inForce, CampaignDraft.of("c").version(2).campaign());

        assertThat(receipt)
                .isEqualTo(new CampaignReceipt(
                        REFUSED,
                        "version 2 is older than version 3, which is in force; send it with a higher version",
                        inForce));
    }

    @Test
    void aTombstoneRemovesAndWhatComesThenIsNew() {
        Campaign inForce = CampaignDraft.of("c").version(3).campaign();
        Campaign anew = CampaignDraft.of("c").version(1).campaign();

        CampaignReceipt removed = decide(inForce, null);

        assertThat(removed).isEqualTo(new CampaignReceipt(REMOVED, null, null));
        assertThat(decide(null, null)).isEqualTo(removed);
        assertThat(decide(removed.inForce(), anew).result()).isEqualTo(ACCEPTED);
    }

    @Test
    void aWaitForLongerThanCartsAreRememberedIsRefused() {
        Campaign inForce = CampaignDraft.of("c").campaign();

        CampaignReceipt receipt = decide(
                inForce,
                CampaignDraft.of("c")
                        .version(2)
                        .after(Duration.ofDays(30).plusSeconds(1))
                        .campaign());

        assertThat(receipt)
                .isEqualTo(new CampaignReceipt(
                        REFUSED, "after_seconds is 2592001, but carts are remembered for 2592000 seconds", inForce));
        assertThat(decide(
                                inForce,
                                CampaignDraft.of("c")
                                        .version(2)
                                        .after(Duration.ofDays(30))
                                        .campaign())
                        .result())
                .isEqualTo(ACCEPTED);
    }

    @Test
    void aCapAboveTheHighestIsRefused() {
        assertThat(decide(
                                null,
                                CampaignDraft.of("c")
                                        .cap(1_000, Duration.ofDays(1))
                                        .campaign())
                        .result())
                .isEqualTo(ACCEPTED);
        assertThat(decide(
                        null,
                        CampaignDraft.of("c").cap(1_001, Duration.ofDays(1)).campaign()))
                .isEqualTo(new CampaignReceipt(REFUSED, "cap_per_shopper is 1001, but may be 1000 at most", null));
    }

    @Test
    void aBudgetNeedsAnOfferWhoseCostIsKnown() {
        assertThat(withBudget(CampaignDraft.of("c").fixed("5", "EUR").on(CampaignTrigger.BACK_IN_STOCK)))
                .isEqualTo(ACCEPTED);
        assertThat(withBudget(CampaignDraft.of("c").percent(5))).isEqualTo(ACCEPTED);
        assertThat(withBudget(CampaignDraft.of("c").percent(5).dropPercent(10))).isEqualTo(ACCEPTED);
        assertThat(withBudget(CampaignDraft.of("c").percent(5).on(CampaignTrigger.CROSS_SELL)))
                .isEqualTo(REFUSED);
        assertThat(withBudget(CampaignDraft.of("c").percent(5).spend("100", "EUR")))
                .isEqualTo(REFUSED);
        assertThat(withBudget(CampaignDraft.of("c").offer(OfferType.FREE_SHIPPING)))
                .isEqualTo(REFUSED);
        assertThat(withBudget(CampaignDraft.of("c").offer(OfferType.RECOMMENDATION)))
                .isEqualTo(REFUSED);
    }

    private CampaignReceipt.Result withBudget(CampaignDraft draft) {
        return decide(null, draft.budget("100", "EUR").campaign()).result();
    }

    private CampaignReceipt decide(@Nullable Campaign inForce, @Nullable Campaign document) {
        return lifecycle.decide(inForce, new Change<>("c", document, Instant.EPOCH));
    }
}
