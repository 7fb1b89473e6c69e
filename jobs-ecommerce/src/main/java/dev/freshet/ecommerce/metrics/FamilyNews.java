/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.metrics;

import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Makes a row of a cell, and addresses it to every family that needs it. */
final class FamilyNews {

    private static final Subject SHOP = Subject.of(Dimension.SHOP, Dimension.WHOLE_SHOP);

    private FamilyNews() {}

    /** @param cell as it was before this report */
    static ProductMetrics row(
            Subject subject,
            Granularity granularity,
            ShopWindow window,
            MetricsCell cell,
            boolean isFinal,
            Instant at) {
        Activity activity = cell.activity();
        return new ProductMetrics(
                Dimension.valueOf(subject.dimension()),
                subject.id(),
                activity.category(),
                granularity,
                window.start(),
                window.end(),
                activity.views(),
                activity.carts(),
                activity.cartRemovals(),
                activity.units(),
                activity.orders(),
                activity.shoppers().estimate(),
                Revenue.of(activity.amounts()),
                Conversion.of(activity.carts(), activity.views()),
                Conversion.of(activity.orders(), activity.carts()),
                Conversion.of(activity.orders(), activity.views()),
                cell.reports() + 1,
                isFinal,
                at);
    }

    /** @param leftCategory an item's category in its last report, where it is another now */
    static void send(ProductMetrics row, @Nullable String leftCategory, Consumer<FamilyUpdate> to) {
        switch (row.dimension()) {
            case ITEM -> {
                if (leftCategory != null) {
                    sendToFamilyOf(category(leftCategory), FamilyUpdate.Role.FORMER_MEMBER, row, to);
                }
                sendToFamilyOf(category(categoryOf(row)), FamilyUpdate.Role.MEMBER, row, to);
            }
            case CATEGORY -> {
                sendToMembers(row, to);
                sendToFamilyOf(SHOP, FamilyUpdate.Role.MEMBER, row, to);
            }
            case SHOP -> {
                sendToMembers(row, to);
                sendToFamilyOf(SHOP, FamilyUpdate.Role.MEMBER, row, to);
            }
        }
    }

    private static void sendToFamilyOf(
            Subject parent, FamilyUpdate.Role role, ProductMetrics row, Consumer<FamilyUpdate> to) {
        to.accept(new FamilyUpdate(Family.ofMember(parent, row), role, row));
    }

    private static void sendToMembers(ProductMetrics parent, Consumer<FamilyUpdate> to) {
        for (int shard = 0; shard < Family.SHARDS; shard++) {
            to.accept(new FamilyUpdate(Family.ofParent(parent, shard), FamilyUpdate.Role.PARENT, parent));
        }
    }

    private static Subject category(String name) {
        return Subject.of(Dimension.CATEGORY, name);
    }

    private static String categoryOf(ProductMetrics item) {
        String category = item.category();
        if (category == null) {
            throw new IllegalStateException("item " + item.id() + " without a category");
        }
        return category;
    }
}
