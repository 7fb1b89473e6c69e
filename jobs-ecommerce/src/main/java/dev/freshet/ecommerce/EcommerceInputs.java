/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce;

import dev.freshet.common.contract.Change;
import dev.freshet.common.contract.Decoded;
import dev.freshet.common.contract.Topic;
import dev.freshet.common.control.ControlInput;
import dev.freshet.common.launch.JobStreams;
import dev.freshet.common.launch.UsageException;
import dev.freshet.ecommerce.campaign.model.Campaign;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * What the job reads, decoded or rejected, with watermarks.
 *
 * @param events what shoppers do
 * @param inventory what happens to stock; holds nobody back but what is decided about stock
 * @param catalog the items of the shop; must go idle when it has nothing to say, or it holds back time
 * @param campaigns what is offered to whom
 */
public record EcommerceInputs(
        DataStream<Decoded<ShopEvent>> events,
        DataStream<Decoded<InventoryMovement>> inventory,
        DataStream<Decoded<Change<CatalogItem>>> catalog,
        ControlInput<Campaign> campaigns) {

    static EcommerceInputs from(JobStreams streams) {
        int mostItems = streams.options().get(EcommerceOptions.MAXIMUM_ITEMS);
        Topic<ShopEvent> events = UsageException.unlessValid(() -> EcommerceTopics.events(mostItems));
        return new EcommerceInputs(
                streams.read(events),
                streams.read(EcommerceTopics.INVENTORY),
                streams.readChanges(EcommerceTopics.CATALOG),
                streams.readControl(EcommerceTopics.CAMPAIGNS));
    }
}
