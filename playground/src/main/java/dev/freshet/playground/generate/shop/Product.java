/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.generate.shop;

import java.math.BigDecimal;

/**
 * Something the shop sells. Its price is that of now; the versions stand on the catalogue topic.
 *
 * @param listed false for the odd article that is sold but never got into the catalogue
 */
record Product(String id, String name, String category, BigDecimal price, boolean listed) {

    Product at(BigDecimal newPrice) {
        return new Product(id, name, category, newPrice, listed);
    }
}
