/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.stock;

import dev.freshet.common.alert.Alert;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * What comes of movements, sales and reorder points.
 *
 * @param rows revisions of rows, for {@code ecommerce.stock.v1}
 * @param balances what rows are made of, without the sales; of one item and location in the order in which they hold, with the time
 *     of the movements
 * @param alerts that begin and end, for {@code ecommerce.alerts.v1}
 */
public record StockOutputs(DataStream<StockRow> rows, DataStream<StockBalance> balances, DataStream<Alert> alerts) {}
