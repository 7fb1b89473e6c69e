/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign.item;

import dev.freshet.common.contract.Change;
import dev.freshet.ecommerce.CatalogItem;
import dev.freshet.ecommerce.stock.StockBalance;
import dev.freshet.ecommerce.together.CartAnswer;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * What campaigns hear of items.
 *
 * @param catalog from its beginning, in the order of the topic per item
 * @param stock of one item and location in the order in which it holds, with the time of the movements
 * @param boughtTogether what was answered to {@link ItemNewsPipeline#questions}
 */
public record ItemInputs(
        DataStream<Change<CatalogItem>> catalog,
        DataStream<StockBalance> stock,
        DataStream<CartAnswer> boughtTogether) {}
