/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.identity;

import dev.freshet.ecommerce.ShopEvent;
import dev.freshet.ecommerce.ShopperEvent;
import java.util.Objects;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * Resolves the shopper of every event: the user, else the user whom the visitor is known to be as of the event's time, else
 * the visitor.
 *
 * <pre>
 * events ── identity-split ─┬─ of users only ───────────────────┬→ events of shoppers
 *                           └─ by anonymous id ── identity ─┬───┘
 *                                                           └→ corrections of orders
 * </pre>
 *
 * <p>A shopper is plain text: a user and a visitor with the same id are the same shopper, so a shop that numbers both must
 * prefix one of them. Signing in as another user ends the link to the first from that moment on, for nobody else.
 */
public final class IdentityPipeline {

    static final String IDENTITY_SPLIT = "identity-split";
    static final String IDENTITY = "identity";

    private IdentityPipeline() {}

    public static IdentityOutputs build(DataStream<ShopEvent> events, IdentitySettings settings) {
        SingleOutputStreamOperator<ShopperEvent> ofUsers = events.process(new IdentitySplit())
                .returns(ShopperEvent.class)
                .name(IDENTITY_SPLIT)
                .uid(IDENTITY_SPLIT);
        SingleOutputStreamOperator<ShopperEvent> ofVisitors = ofUsers.getSideOutput(IdentitySplit.OF_VISITORS)
                .keyBy(event -> Objects.requireNonNull(event.anonymousId()), Types.STRING)
                .process(new IdentityFunction(settings))
                .returns(ShopperEvent.class)
                .name(IDENTITY)
                .uid(IDENTITY);
        return new IdentityOutputs(ofUsers.union(ofVisitors), ofVisitors.getSideOutput(IdentityFunction.CORRECTIONS));
    }
}
