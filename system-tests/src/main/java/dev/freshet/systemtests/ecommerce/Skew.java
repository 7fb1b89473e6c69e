/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests.ecommerce;

import java.util.Random;

/** What nine events of ten have in common, and nine movements of ten too where it is an item. */
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

    /** Whether an event or movement, as JSON, is one of those that the skew makes many. */
    public boolean isOf(String event) {
        return switch (this) {
            case NONE -> true;
            case ITEM -> event.contains(quoted(ShopEvents.itemId(0)));
            case CATALOG_ITEM -> event.contains(quoted(ShopEvents.itemId(ShopEvents.FIRST_WITHOUT_CATEGORY)));
            case CATALOG_ITEMS -> !event.contains("\"item_category\"");
            case SHOPPER -> event.contains(quoted(ShopEvents.USER + 0));
        };
    }

    /** The number of the item that a line or movement is about. */
    int item(Random random) {
        return switch (this) {
            case ITEM -> strikes(random) ? 0 : anyItem(random);
            case CATALOG_ITEM -> strikes(random) ? ShopEvents.FIRST_WITHOUT_CATEGORY : anyItem(random);
            case CATALOG_ITEMS ->
                strikes(random)
                        ? random.nextInt(ShopEvents.FIRST_WITHOUT_CATEGORY, ShopEvents.FIRST_UNKNOWN)
                        : anyItem(random);
            case NONE, SHOPPER -> anyItem(random);
        };
    }

    /** Whether it makes one item of many. */
    public boolean isOfOneItem() {
        return this == ITEM || this == CATALOG_ITEM;
    }

    private static int anyItem(Random random) {
        return random.nextInt(ShopEvents.ITEMS);
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }

    boolean strikes(Random random) {
        return this != NONE && random.nextInt(10) < 9;
    }
}
