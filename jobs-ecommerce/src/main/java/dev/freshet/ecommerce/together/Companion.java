/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.together;

import java.math.BigDecimal;

/**
 * An item that is bought together with another one: of {@link PairedItem} what a cart wants to know.
 *
 * @param ratio how surely it is, the log-likelihood ratio
 */
public record Companion(String itemId, BigDecimal ratio) {

    static Companion of(PairedItem pair) {
        return new Companion(pair.itemId(), pair.logLikelihoodRatio());
    }
}
