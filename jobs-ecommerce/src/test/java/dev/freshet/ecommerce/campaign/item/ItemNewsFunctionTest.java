/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign.item;

import static dev.freshet.ecommerce.Happening.time;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.common.contract.Change;
import dev.freshet.common.control.DocumentsInForce;
import dev.freshet.ecommerce.EcommerceTopics;
import dev.freshet.ecommerce.campaign.CampaignHarness;
import dev.freshet.ecommerce.campaign.model.Campaign;
import dev.freshet.ecommerce.campaign.model.CampaignDraft;
import dev.freshet.ecommerce.campaign.model.Triggered;
import dev.freshet.ecommerce.campaign.shopper.CartLine;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithNonKeyedOperator;
import org.apache.flink.streaming.util.TwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ItemNewsFunctionTest {

    private static final CartLine LINE = new CartLine("mug", 1, new BigDecimal("20.00"), "EUR", time("09:00"));

    private TwoInputStreamOperatorTestHarness<ItemNews, Change<Campaign>, Triggered> harness;

    @BeforeEach
    void open() throws Exception {
        harness = operator();
        harness.open();
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void ofPriceDropsThoseAreSetOffWhoseBorderIsCrossed() throws Exception {
        falls("20.00", "18.00");
        assertThat(triggered()).containsExactly("ten 1 anna");
        falls("18.00", "12.00");
        assertThat(triggered()).containsExactly("forty 1 anna");
    }

    @Test
    void theVersionInForceDecidesAlsoAfterARestore() throws Exception {
        harness.processElement2(
                CampaignHarness.change(
                        CampaignDraft.of("ten").version(2).dropPercent(15).campaign()),
                0);
        falls("20.00", "18.00");
        assertThat(triggered()).isEmpty();

        OperatorSubtaskState snapshot = harness.snapshot(1, 0);
        harness.close();
        harness = operator();
        harness.initializeState(snapshot);
        harness.open();
        falls("20.00", "17.00");
        assertThat(triggered()).containsExactly("ten 2 anna");
    }

    private static TwoInputStreamOperatorTestHarness<ItemNews, Change<Campaign>, Triggered> operator()
            throws Exception {
        return new TwoInputStreamOperatorTestHarness<>(new CoBroadcastWithNonKeyedOperator<>(
                new ItemNewsFunction(CampaignHarness.initial(
                        CampaignDraft.of("ten").dropPercent(10).campaign(),
                        CampaignDraft.of("forty").dropPercent(40).campaign(),
                        CampaignDraft.of("left").campaign())),
                List.of(DocumentsInForce.state(EcommerceTopics.CAMPAIGNS))));
    }

    private void falls(String from, String to) throws Exception {
        Instant at = time("10:00");
        ItemPrice before = new ItemPrice("mug", time("08:00"), new BigDecimal(from), "EUR");
        ItemPrice now = new ItemPrice("mug", at, new BigDecimal(to), "EUR");
        harness.processElement1(ItemNews.of("anna", new PriceChange(LINE, before, now)), at.toEpochMilli());
    }

    private List<String> triggered() {
        List<String> lines = harness.extractOutputValues().stream()
                .map(each -> "%s %d %s"
                        .formatted(each.campaign().campaignId(), each.campaign().version(), each.shopper()))
                .toList();
        harness.getOutput().clear();
        return lines;
    }
}
