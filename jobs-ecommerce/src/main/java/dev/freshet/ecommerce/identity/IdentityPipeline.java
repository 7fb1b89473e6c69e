/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.identity;

import dev.freshet.ecommerce.BranchedOutputs;
import dev.freshet.ecommerce.ShopEvent;
import dev.freshet.ecommerce.ShopperEvent;
import java.util.Objects;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * Resolves the shopper of every event: the user, else the user whom the visitor is known to be as of the event's time, else
 * the visitor.
 *
 * <pre>
 * each branch of events ── identity-split ─┬─ of users only ─────────────→ the same branch, of shoppers
 *                                          └─ by anonymous id ─┐
 * the other branches ─────────────────────── by anonymous id ─┴ identity ─┬→ identified
 *                                                                         ├→ corrections of orders
 *                                                                         └→ handed over at a sign-in
 * </pre>
 *
 * <p>A shopper is plain text: a user and a visitor with the same id are the same shopper, so a shop that numbers both must
 * prefix one of them. Signing in as another user ends the link to the first from that moment on, for nobody else.
 */
public final class IdentityPipeline {

    static final String IDENTITY_SPLIT = "identity-split";
    static final String IDENTITY = "identity";

    private IdentityPipeline() {}

    public static IdentityOutputs build(BranchedOutputs<ShopEvent> events, IdentitySettings settings) {
        BranchedOutputs<ShopperEvent> ofUsers = events.each(
                IDENTITY_SPLIT, branch -> branch.process(new IdentitySplit()).returns(ShopperEvent.class));
        SingleOutputStreamOperator<ShopperEvent> ofVisitors = ofUsers.sideOutput(IdentitySplit.OF_VISITORS)
                .keyBy(event -> Objects.requireNonNull(event.anonymousId()), Types.STRING)
                .process(new IdentityFunction(settings))
                .returns(ShopperEvent.class)
                .name(IDENTITY)
                .uid(IDENTITY);
        return new IdentityOutputs(
                ofUsers.and("identified", ofVisitors),
                ofVisitors.getSideOutput(IdentityFunction.CORRECTIONS),
                ofVisitors.getSideOutput(IdentityFunction.HANDED_OVER));
    }
}
