/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.generate.shop;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * One line of an event.
 *
 * @param unitPrice after discount
 * @param unitDiscount null where there is none
 * @param naming whether the page knew name and category, or leaves them to the catalogue
 */
record CartLine(
        Product product,
        int quantity,
        BigDecimal unitPrice,
        @Nullable BigDecimal unitDiscount,
        boolean naming) {

    static CartLine of(Product product, int quantity, boolean naming) {
        return new CartLine(product, quantity, product.price(), null, naming);
    }

    CartLine withQuantity(int other) {
        return new CartLine(product, other, unitPrice, unitDiscount, naming);
    }

    /** Takes a tenth off, to the cent. */
    CartLine withCoupon() {
        BigDecimal discount = product.price().movePointLeft(1).setScale(2, RoundingMode.HALF_UP);
        return new CartLine(product, quantity, product.price().subtract(discount), discount, naming);
    }
}
