/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign.item;

import dev.freshet.ecommerce.campaign.model.ItemAudience;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/** Tells every part of an item's audience. */
final class AudienceNotices implements FlatMapFunction<AvailabilityChange, AudienceNotice> {

    private static final long serialVersionUID = 1L;

    @Override
    public void flatMap(AvailabilityChange change, Collector<AudienceNotice> out) {
        ItemAudience.all(change.itemId()).forEach(audience -> out.collect(new AudienceNotice(audience, change)));
    }
}
