/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.common.action.Action;
import dev.freshet.common.alert.Alert;
import dev.freshet.ecommerce.funnel.FunnelRow;
import dev.freshet.ecommerce.metrics.Conversion;
import dev.freshet.ecommerce.metrics.ProductMetrics;
import dev.freshet.ecommerce.metrics.Revenue;
import dev.freshet.ecommerce.orders.OrderRow;
import dev.freshet.ecommerce.stock.StockRow;
import dev.freshet.ecommerce.together.BoughtTogetherRow;
import dev.freshet.ecommerce.trending.TrendingRow;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * The newest revision of each row as one line of text, without revision and time of update: what two runs must agree on.
 * Sorted by the rows' keys.
 */
final class FinalShopRows {

    private FinalShopRows() {}

    static List<String> orders(Collection<OrderRow> rows) {
        return newest(rows, OrderRow::rowKey, OrderRow::revision, FinalShopRows::text);
    }

    /** With everything that an order row holds. */
    static List<String> wholeOrders(Collection<OrderRow> rows) {
        return newest(rows, OrderRow::rowKey, OrderRow::revision, FinalShopRows::wholeText);
    }

    static List<String> metrics(Collection<ProductMetrics> rows) {
        return newest(rows, ProductMetrics::key, ProductMetrics::revision, FinalShopRows::text);
    }

    static List<String> funnel(Collection<FunnelRow> rows) {
        return newest(rows, FunnelRow::granularityAndStart, FunnelRow::revision, FinalShopRows::text);
    }

    static List<String> trending(Collection<TrendingRow> rows) {
        return newest(rows, TrendingRow::category, TrendingRow::revision, FinalShopRows::text);
    }

    static List<String> boughtTogether(Collection<BoughtTogetherRow> rows) {
        return newest(rows, BoughtTogetherRow::itemId, BoughtTogetherRow::revision, FinalShopRows::text);
    }

    static List<String> stock(Collection<StockRow> rows) {
        return newest(rows, StockRow::itemAndLocation, StockRow::revision, FinalShopRows::text);
    }

    /** Not rows: each as it was sent, sorted. */
    static List<String> alerts(Collection<Alert> alerts) {
        return alerts.stream().map(FinalShopRows::text).sorted().toList();
    }

    /** Likewise, with everything that an action holds. */
    static List<String> actions(Collection<Action> actions) {
        return actions.stream().map(Action::toString).sorted().toList();
    }

    private static <T> List<String> newest(
            Collection<T> rows, Function<T, String> key, ToLongFunction<T> revision, Function<T, String> text) {
        Map<String, T> newest = new TreeMap<>();
        for (T row : rows) {
            newest.merge(key.apply(row), row, (a, b) -> {
                long difference = revision.applyAsLong(a) - revision.applyAsLong(b);
                assertThat(difference)
                        .as("two rows of one revision: %s, %s", a, b)
                        .isNotZero();
                return difference > 0 ? a : b;
            });
        }
        return newest.values().stream().map(text).toList();
    }

    private static String text(OrderRow row) {
        return "%s %s %s %s %s gross %s discount %s refunded %s excess %s net %s%s%s"
                .formatted(
                        row.rowKey(),
                        lowerCase(row.type()),
                        lowerCase(row.status()),
                        row.shopper(),
                        row.currency(),
                        row.gross().toPlainString(),
                        row.discount().toPlainString(),
                        row.refunded().toPlainString(),
                        row.excessRefunded().toPlainString(),
                        row.net().toPlainString(),
                        row.excess() ? " EXCESS" : "",
                        row.unmatched() ? " UNMATCHED" : "");
    }

    private static String wholeText(OrderRow row) {
        return "%s at %s, coupon %s, items %s".formatted(text(row), row.eventTime(), row.coupon(), row.items());
    }

    private static String text(ProductMetrics row) {
        return "%s%s views %d carts %d removals %d units %d orders %d shoppers %d%s, %s, %s, %s%s"
                .formatted(
                        row.key(),
                        row.category() == null ? "" : " (" + row.category() + ")",
                        row.views(),
                        row.carts(),
                        row.cartRemovals(),
                        row.units(),
                        row.orders(),
                        row.distinctShoppers(),
                        row.revenue().stream().map(FinalShopRows::text).collect(Collectors.joining()),
                        text(row.viewToCart()),
                        text(row.cartToOrder()),
                        text(row.viewToOrder()),
                        row.isFinal() ? "" : " OPEN");
    }

    private static String text(FunnelRow row) {
        return "%s viewed %d carted %d checked out %d purchased %d%s"
                .formatted(
                        row.granularityAndStart(),
                        row.viewItem(),
                        row.addToCart(),
                        row.beginCheckout(),
                        row.purchase(),
                        row.isFinal() ? "" : " OPEN");
    }

    /** With its time, which is that of the newest event and not of the last change. */
    private static String text(TrendingRow row) {
        return row.category() + " at " + row.updatedAt()
                + row.items().stream()
                        .map(item -> " " + item.itemId() + " " + item.score().toPlainString())
                        .collect(Collectors.joining());
    }

    private static String text(BoughtTogetherRow row) {
        return row.itemId() + " in " + row.orders() + " of " + row.allOrders()
                + row.items().stream()
                        .map(item -> " %s %d of %d: %s"
                                .formatted(
                                        item.itemId(),
                                        item.ordersTogether(),
                                        item.orders(),
                                        item.logLikelihoodRatio().toPlainString()))
                        .collect(Collectors.joining());
    }

    private static String text(StockRow row) {
        return row.itemAndLocation() + " on hand " + row.onHand() + " reserved " + row.reserved() + " available "
                + row.available() + " sells " + row.salesPerDay() + " lasts " + row.daysOfCover();
    }

    private static String text(Alert alert) {
        return alert.alertId() + " " + lowerCase(alert.status()) + " at " + alert.updatedAt() + " by "
                + alert.evidence().eventIds() + " "
                + new TreeMap<>(alert.evidence().figures());
    }

    private static String text(Revenue revenue) {
        return " %s %s-%s-%s=%s"
                .formatted(revenue.currency(), revenue.gross(), revenue.discount(), revenue.refunded(), revenue.net());
    }

    /** Numerator and denominator, rate, smoothed rate. */
    private static String text(Conversion conversion) {
        return "%d/%d %s ~%s"
                .formatted(
                        conversion.numerator(), conversion.denominator(), conversion.rate(), conversion.smoothedRate());
    }

    private static String lowerCase(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
