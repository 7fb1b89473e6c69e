/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.identity;

import dev.freshet.ecommerce.BranchedOutputs;
import dev.freshet.ecommerce.HandedOver;
import dev.freshet.ecommerce.ShopperAnswer;
import dev.freshet.ecommerce.ShopperEvent;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * What is known of shoppers.
 *
 * @param events every event once, with its shopper
 * @param corrections further answers for purchases and refunds among them, within the allowed lateness; one may overtake its
 *     event on the way
 * @param handedOver visitors who turned out to be users; one may overtake the visitor's events on the way
 */
public record IdentityOutputs(
        BranchedOutputs<ShopperEvent> events,
        DataStream<ShopperAnswer> corrections,
        DataStream<HandedOver> handedOver) {}
