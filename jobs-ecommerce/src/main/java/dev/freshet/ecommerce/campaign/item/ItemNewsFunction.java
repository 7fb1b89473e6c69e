/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign.item;

import dev.freshet.common.contract.Change;
import dev.freshet.common.control.DocumentsInForce;
import dev.freshet.common.control.InitialDocuments;
import dev.freshet.ecommerce.campaign.model.Campaign;
import dev.freshet.ecommerce.campaign.model.CampaignsByTrigger;
import dev.freshet.ecommerce.campaign.model.Triggered;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.co.BroadcastProcessFunction;
import org.apache.flink.util.Collector;

/** Asks the campaigns in force what news of items set off. News come when the watermark has passed them, and are asked about once. */
public final class ItemNewsFunction extends BroadcastProcessFunction<ItemNews, Change<Campaign>, Triggered>
        implements CheckpointedFunction {

    private static final long serialVersionUID = 1L;

    private final InitialDocuments<Campaign> initial;

    private transient DocumentsInForce<Campaign> inForce;
    private transient CampaignsByTrigger campaigns;

    public ItemNewsFunction(InitialDocuments<Campaign> initial) {
        this.initial = initial;
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        inForce = DocumentsInForce.of(initial, context.getOperatorStateStore());
        campaigns = CampaignsByTrigger.of(inForce.all());
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) {
        // What is in force is state already.
    }

    @Override
    public void processBroadcastElement(Change<Campaign> change, Context context, Collector<Triggered> out)
            throws Exception {
        inForce.apply(change);
        campaigns = CampaignsByTrigger.of(inForce.all());
    }

    @Override
    public void processElement(ItemNews news, ReadOnlyContext context, Collector<Triggered> out) {
        for (Campaign campaign : campaigns.on(news.occasion().trigger())) {
            if (news.concerns(campaign)) {
                out.collect(new Triggered(campaign, news.occasion()));
            }
        }
    }
}
