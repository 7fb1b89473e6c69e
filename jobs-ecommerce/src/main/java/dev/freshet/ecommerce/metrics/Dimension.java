/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.metrics;

/** What a row of product metrics is about. Constants are appended, never renamed. */
public enum Dimension {
    ITEM,
    CATEGORY,
    SHOP;

    /** The id of the one subject of {@link #SHOP}. */
    public static final String WHOLE_SHOP = "shop";
}
