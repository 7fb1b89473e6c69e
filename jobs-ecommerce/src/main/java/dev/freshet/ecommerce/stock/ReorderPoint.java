/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.stock;

import org.jspecify.annotations.Nullable;

/**
 * When an item is to be ordered again. Both figures are there or neither is.
 *
 * @param point low stock begins where fewer units than this are available
 * @param clear low stock ends where more units than this are available; not below the point
 */
public record ReorderPoint(@Nullable Long point, @Nullable Long clear) {

    /** Of an item for which nobody said: it never runs low, and one that was low is so no longer. */
    static final ReorderPoint NONE = new ReorderPoint(null, null);

    boolean isLow(long available) {
        return point != null && available < point;
    }

    boolean isCleared(long available) {
        return clear == null || available > clear;
    }
}
