/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce;

import dev.freshet.common.contract.ContractRule;
import dev.freshet.common.contract.TextKey;
import org.jspecify.annotations.Nullable;

/** What the fields of a {@link CatalogItem} cannot say one by one. */
final class CatalogRules {

    static final ContractRule<CatalogItem> PRINTABLE = new ContractRule<>(
            "ids are not blank, and neither they nor item_category hold control characters",
            item -> TextKey.isPrintable(item.eventId())
                    && TextKey.isPrintable(item.itemId())
                    && TextKey.isBlankOrPrintable(item.itemCategory()));

    static final ContractRule<CatalogItem> CURRENCY_ASSIGNED =
            new ContractRule<>("currency is assigned by ISO 4217", item -> Iso4217.isAssigned(item.currency()));

    static final ContractRule<CatalogItem> PRICE = new ContractRule<>(
            "price and currency come together", item -> (item.price() == null) == (item.currency() == null));

    static final ContractRule<CatalogItem> REORDER = new ContractRule<>(
            "reorder_point and reorder_clear come together, the second not below the first",
            item -> inOrder(item.reorderPoint(), item.reorderClear()));

    private CatalogRules() {}

    private static boolean inOrder(@Nullable Long point, @Nullable Long clear) {
        if (point == null || clear == null) {
            return point == null && clear == null;
        }
        return point <= clear;
    }
}
