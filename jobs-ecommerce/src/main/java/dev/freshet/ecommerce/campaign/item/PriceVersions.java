/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign.item;

import dev.freshet.common.contract.Change;
import dev.freshet.ecommerce.CatalogItem;
import dev.freshet.ecommerce.campaign.model.ItemAudience;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/** Keeps of the catalog what is said of prices, and tells every part of an item's audience. */
final class PriceVersions implements FlatMapFunction<Change<CatalogItem>, PriceVersion> {

    private static final long serialVersionUID = 1L;

    @Override
    public void flatMap(Change<CatalogItem> change, Collector<PriceVersion> out) {
        ItemPrice price = ItemPrice.of(change);
        ItemAudience.all(price.itemId()).forEach(audience -> out.collect(new PriceVersion(audience, price)));
    }
}
