/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.orders;

import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * What comes of purchases and refunds.
 *
 * @param rows revisions of rows, for {@code ecommerce.orders.v1}
 * @param changes for everything that counts money; their event time may be as old as the allowed lateness admits
 */
public record OrdersOutputs(DataStream<OrderRow> rows, DataStream<OrderChange> changes) {}
