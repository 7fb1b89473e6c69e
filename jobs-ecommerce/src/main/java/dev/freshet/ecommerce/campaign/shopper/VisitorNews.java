/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.campaign.shopper;

import dev.freshet.ecommerce.ShopEvent;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that an unknown visitor did with the cart, or the sign-in that makes the visitor known.
 *
 * @param event null of a sign-in
 * @param signedIn null of an event
 */
public record VisitorNews(
        String visitor, @Nullable ShopEvent event, @Nullable SignedIn signedIn) {

    /** By time; what happens at the instant of a sign-in happens behind it. Events as in {@link Cart#PRECEDENCE}. */
    static final Comparator<VisitorNews> ORDER = Comparator.comparing(VisitorNews::at)
            .thenComparing(news -> news.event, Comparator.nullsFirst(Cart.PRECEDENCE));

    public static VisitorNews of(String visitor, ShopEvent event) {
        return new VisitorNews(visitor, event, null);
    }

    public static VisitorNews of(String visitor, SignedIn signedIn) {
        return new VisitorNews(visitor, null, signedIn);
    }

    Instant at() {
        return signedIn == null ? Objects.requireNonNull(event).eventTime() : signedIn.at();
    }
}
