/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.retail;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** One line of UCI Online Retail as it stands in the file; times are read as UTC. */
record InvoiceLine(
        String invoice,
        String item,
        String description,
        long quantity,
        Instant time,
        BigDecimal price,
        String customer) {

    /** An invoice whose number begins with C takes goods back; its quantities are negative. */
    boolean isCancellation() {
        return invoice.startsWith("C");
    }

    /** Corrections of stock stand among the sales, with a quantity below one and no price; they move no money. */
    boolean isSaleOrReturn() {
        return isCancellation() ? quantity < 0 : quantity > 0;
    }

    long units() {
        return Math.abs(quantity);
    }

    BigDecimal amount() {
        return price.multiply(BigDecimal.valueOf(units()));
    }

    LocalDate day() {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }
}
