/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests.ecommerce;

import java.util.Random;

/** What nine events of ten have in common. */
public enum Skew {
    NONE,
    /** One item, which says its category itself. */
    ITEM,
    /** One item, whose category only the catalog knows. */
    CATALOG_ITEM,
    /** That only the catalog knows their item's category; it is one of several. */
    CATALOG_ITEMS,
    /** One user. */
    SHOPPER;

    boolean strikes(Random random) {
        return this != NONE && random.nextInt(10) < 9;
    }
}
