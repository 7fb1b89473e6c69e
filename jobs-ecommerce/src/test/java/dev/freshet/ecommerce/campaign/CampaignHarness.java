/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign;

import dev.freshet.common.contract.Change;
import dev.freshet.common.contract.Decoded;
import dev.freshet.common.control.ControlSnapshot;
import dev.freshet.common.control.DocumentsInForce;
import dev.freshet.common.control.InitialDocuments;
import dev.freshet.ecommerce.EcommerceTopics;
import dev.freshet.ecommerce.campaign.model.Campaign;
import dev.freshet.ecommerce.campaign.model.CampaignSettings;
import dev.freshet.ecommerce.campaign.model.Triggered;
import dev.freshet.testkit.harness.KeyedTwoInputHarness;
import dev.freshet.testkit.harness.StateStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.flink.api.common.ExecutionConfig;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;

/** A function that campaigns are broadcast to, and what lay in their topic at submission. */
public final class CampaignHarness<E> {

    public static final CampaignSettings SETTINGS = new CampaignSettings(
            Duration.ofDays(30),
            Duration.ofHours(24),
            Duration.ofDays(365),
            Duration.ofDays(30),
            16_000,
            3,
            Duration.ofSeconds(10),
            Duration.ofHours(1));

    private static final Instant END_OF_TIME = Instant.ofEpochMilli(Long.MAX_VALUE);

    private KeyedTwoInputHarness<String, E, Change<Campaign>, Triggered> harness;

    public CampaignHarness(
            StateStore store,
            Function<InitialDocuments<Campaign>, KeyedBroadcastProcessFunction<String, E, Change<Campaign>, Triggered>>
                    function,
            KeySelector<E, String> shopper,
            Campaign... lay)
            throws Exception {
        InitialDocuments<Campaign> initial = initial(lay);
        harness = KeyedTwoInputHarness.ofOperator(
                store,
                () -> new CoBroadcastWithKeyedOperator<>(
                        function.apply(initial), List.of(DocumentsInForce.state(EcommerceTopics.CAMPAIGNS))),
                shopper,
                Change::key,
                Types.STRING);
        harness.secondWatermark(END_OF_TIME);
    }

    public KeyedTwoInputHarness<String, E, Change<Campaign>, Triggered> flink() {
        return harness;
    }

    public void comes(Campaign campaign) {
        harness.second(change(campaign), campaign.eventTime());
    }

    public void goes(String campaignId) {
        harness.second(new Change<>(campaignId, null, Instant.EPOCH), Instant.EPOCH);
    }

    /** What was set off since the last call: campaign, version, shopper and time. */
    public List<String> triggered() {
        return harness.takeOutput().stream()
                .map(triggered -> "%s %d %s %s"
                        .formatted(
                                triggered.campaign().campaignId(),
                                triggered.campaign().version(),
                                triggered.shopper(),
                                triggered.occasion().at().toString().substring(11)))
                .toList();
    }

    public void restore() throws Exception {
        harness = harness.snapshotAndRestore();
        harness.secondWatermark(END_OF_TIME);
    }

    /** The defaults, with a bound of shoppers per item. */
    public static CampaignSettings settings(int mostShoppersPerItem) {
        return new CampaignSettings(
                SETTINGS.cartMemory(),
                SETTINGS.browsingMemory(),
                SETTINGS.spendMemory(),
                SETTINGS.interestMemory(),
                mostShoppersPerItem,
                SETTINGS.crossSellLength(),
                SETTINGS.stockPatience(),
                SETTINGS.allowedLateness());
    }

    /** What a function begins with where these lay in the topic. */
    public static InitialDocuments<Campaign> initial(Campaign... lay) {
        ControlSnapshot<Campaign> snapshot =
                ControlSnapshot.of(EcommerceTopics.CAMPAIGNS, new ExecutionConfig().getSerializerConfig());
        List<Decoded<Change<Campaign>>> records = new ArrayList<>();
        List.of(lay).forEach(campaign -> records.add(Decoded.accepted(change(campaign))));
        snapshot.fill(records);
        return new InitialDocuments<>(EcommerceTopics.CAMPAIGNS, CampaignPipeline.check(SETTINGS), snapshot);
    }

    public static Change<Campaign> change(Campaign campaign) {
        return new Change<>(campaign.campaignId(), campaign, campaign.eventTime());
    }
}
