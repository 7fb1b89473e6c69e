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

    /** Whether an event, as JSON, is one of those that the skew makes many. */
    public boolean isOf(String event) {
        return switch (this) {
            case NONE -> true;
            case ITEM -> event.contains(quoted(ShopEvents.itemId(0)));
            case CATALOG_ITEM -> event.contains(quoted(ShopEvents.itemId(ShopEvents.FIRST_WITHOUT_CATEGORY)));
            case CATALOG_ITEMS -> !event.contains("\"item_category\"");
            case SHOPPER -> event.contains(quoted(ShopEvents.USER + 0));
        };
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }

    boolean strikes(Random random) {
        return this != NONE && random.nextInt(10) < 9;
    }
}
