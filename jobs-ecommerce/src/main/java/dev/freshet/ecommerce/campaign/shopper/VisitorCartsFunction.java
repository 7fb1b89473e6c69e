/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign.shopper;

import dev.freshet.common.waiting.WaitingState;
import dev.freshet.ecommerce.ShopEvent;
import dev.freshet.ecommerce.campaign.model.CampaignSettings;
import dev.freshet.ecommerce.campaign.model.SilenceTimer;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Keeps the cart of one unknown visitor, and hands it to the user when the watermark passes the first sign-in.
 *
 * <p>What the visitor does passes at once, and on the same way as the hand-over: it cannot overtake it, nor be overtaken. An event of
 * before a sign-in that has been decided goes to the user. A sign-in that comes behind the watermark takes what is in the cart by then,
 * and takes effect at the first instant that is still to be decided: what was decided of the visitor's cart before stays as it was told.
 */
public final class VisitorCartsFunction extends KeyedProcessFunction<String, VisitorNews, ShopperNews> {

    private static final long serialVersionUID = 1L;

    private final Duration cartMemory;
    private final Duration allowedLateness;

    /** Events and sign-ins by their time; cleared when the watermark gets there. Bounded by a visitor's within the out-of-orderness. */
    private transient WaitingState<VisitorNews> waiting;

    /** Cleared when it holds nothing: after the memory of a cart, and an allowed lateness after a sign-in. One per visitor. */
    private transient ValueState<VisitorCart> carts;

    /** Of visitors with a cart; cleared with it. */
    private transient SilenceTimer silence;

    public VisitorCartsFunction(CampaignSettings settings) {
        this.cartMemory = settings.cartMemory();
        this.allowedLateness = settings.allowedLateness();
    }

    @Override
    public void open(OpenContext context) {
        waiting = new WaitingState<>(getRuntimeContext(), "waiting-news", Types.POJO(VisitorNews.class));
        carts = getRuntimeContext().getState(new ValueStateDescriptor<>("visitor-cart", Types.POJO(VisitorCart.class)));
        silence = new SilenceTimer(getRuntimeContext(), cartMemory);
    }

    @Override
    public void processElement(VisitorNews news, Context context, Collector<ShopperNews> out) throws Exception {
        TimerService timers = context.timerService();
        ShopEvent event = news.event();
        if (event != null) {
            String owner = known().ownerOf(event);
            if (owner != null) {
                // As late as the hand-over at least, or it would take out of a cart what is not in it yet.
                Instant effect = CartTransfer.effectOf(
                        Objects.requireNonNull(known().signedIn()).at(), timers.currentWatermark());
                out.collect(ShopperNews.of(owner, CartTransfer.of(news.visitor(), event, effect)));
                return;
            }
            out.collect(ShopperNews.of(news.visitor(), event));
        }
        long time = news.at().toEpochMilli();
        if (time <= timers.currentWatermark()) {
            happens(news, timers.currentWatermark(), timers, out);
        } else if (waiting.add(time, news)) {
            timers.registerEventTimeTimer(time);
        }
    }

    @Override
    public void onTimer(long now, OnTimerContext context, Collector<ShopperNews> out) throws Exception {
        for (VisitorNews news :
                waiting.take(now).stream().sorted(VisitorNews.ORDER).toList()) {
            // All before this millisecond has been decided, and it has not.
            happens(news, now - 1, context.timerService(), out);
        }
        VisitorCart known = known();
        VisitorCart left = (silence.isOver(now) ? known.withoutCart() : known)
                .withoutSignInBefore(Instant.ofEpochMilli(now).minus(allowedLateness));
        if (!left.equals(known)) {
            keep(left);
        }
    }

    /** @param decided up to when all has been decided, epoch milliseconds */
    private void happens(VisitorNews news, long decided, TimerService timers, Collector<ShopperNews> out)
            throws Exception {
        SignedIn signedIn = news.signedIn();
        if (signedIn == null) {
            ShopEvent event = Objects.requireNonNull(news.event());
            keep(known().after(event, cartMemory));
            if (!known().cart().isEmpty()) {
                silence.restart(event.eventTime().toEpochMilli(), timers);
            }
            return;
        }
        Instant effect = CartTransfer.effectOf(signedIn.at(), decided);
        known().handedOver(news.visitor(), signedIn.user(), effect, cartMemory).forEach(out::collect);
        keep(known().after(signedIn));
        // Behind the fraction of a millisecond that a timer does not have.
        timers.registerEventTimeTimer(
                signedIn.at().plus(allowedLateness).plusMillis(1).toEpochMilli());
    }

    private VisitorCart known() throws Exception {
        VisitorCart known = carts.value();
        return known == null ? VisitorCart.nothing() : known;
    }

    private void keep(VisitorCart cart) throws Exception {
        if (cart.cart().isEmpty()) {
            silence.clear();
        }
        if (cart.isNothing()) {
            carts.clear();
        } else {
            carts.update(cart);
        }
    }
}
