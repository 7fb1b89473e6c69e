/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.metrics;

import dev.freshet.ecommerce.EventName;
import dev.freshet.ecommerce.ShopperEvent;
import dev.freshet.ecommerce.orders.OrderChange;
import dev.freshet.ecommerce.orders.OrderLine;
import dev.freshet.ecommerce.orders.OrderType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.datasketches.hll.HllSketch;
import org.apache.datasketches.hll.TgtHllType;
import org.jspecify.annotations.Nullable;

/**
 * Product metrics the slow, obvious way: collects per row everything that touches it, then reads each figure off. Shares
 * nothing with the job but the records and the hash of a shopper. Revision 0 and the window's end stand for revision and
 * update time. For zones whose offset changes by whole hours.
 */
final class BatchMetrics {

    private record RowId(Dimension dimension, String id, Granularity granularity, Instant start, Instant end) {}

    /** An event or an order change; exactly one of the two. */
    private record Fact(
            @Nullable ShopperEvent event, @Nullable OrderChange change) {

        Instant time() {
            return event != null
                    ? event.event().eventTime()
                    : Objects.requireNonNull(change).eventTime();
        }

        /** Item and category of each line. */
        List<Map.Entry<String, String>> lines() {
            return event != null
                    ? event.event().items().stream()
                            .map(item -> Map.entry(item.itemId(), item.categoryOrUnknown()))
                            .toList()
                    : Objects.requireNonNull(change).lines().stream()
                            .map(line -> Map.entry(line.itemId(), line.category()))
                            .toList();
        }

        boolean isNamed(EventName name) {
            return event != null && event.event().eventName() == name;
        }
    }

    private final ZoneId zone;
    private final BigDecimal alpha;
    private final Map<RowId, List<Fact>> facts = new HashMap<>();

    BatchMetrics(ZoneId zone, BigDecimal alpha) {
        this.zone = zone;
        this.alpha = alpha;
    }

    /** Rows by their key. */
    Map<String, ProductMetrics> rows(List<ShopperEvent> events, List<OrderChange> changes) {
        events.stream()
                .filter(event -> switch (event.event().eventName()) {
                    case VIEW_ITEM, ADD_TO_CART, REMOVE_FROM_CART, BEGIN_CHECKOUT, PURCHASE -> true;
                    default -> false;
                })
                .forEach(event -> place(new Fact(event, null)));
        changes.forEach(change -> place(new Fact(null, change)));
        Map<String, ProductMetrics> rows = new TreeMap<>();
        facts.keySet().forEach(id -> {
            ProductMetrics row = smoothed(id);
            rows.put(row.key(), row);
        });
        return rows;
    }

    private void place(Fact fact) {
        place(Dimension.SHOP, "shop", fact);
        fact.lines().stream().map(Map.Entry::getKey).distinct().forEach(item -> place(Dimension.ITEM, item, fact));
        fact.lines().stream()
                .map(Map.Entry::getValue)
                .distinct()
                .forEach(category -> place(Dimension.CATEGORY, category, fact));
    }

    private void place(Dimension dimension, String id, Fact fact) {
        for (Granularity granularity : Granularity.values()) {
            facts.computeIfAbsent(rowId(dimension, id, granularity, fact.time()), any -> new ArrayList<>())
                    .add(fact);
        }
    }

    private RowId rowId(Dimension dimension, String id, Granularity granularity, Instant time) {
        ZonedDateTime local = time.atZone(zone);
        ZonedDateTime start =
                switch (granularity) {
                    case MINUTE -> local.truncatedTo(ChronoUnit.MINUTES);
                    case HOUR -> local.truncatedTo(ChronoUnit.HOURS);
                    case DAY -> local.truncatedTo(ChronoUnit.DAYS);
                };
        ZonedDateTime end =
                switch (granularity) {
                    case MINUTE -> start.plusMinutes(1);
                    case HOUR -> start.plusHours(1);
                    case DAY -> start.toLocalDate().plusDays(1).atStartOfDay(zone);
                };
        return new RowId(dimension, id, granularity, start.toInstant(), end.toInstant());
    }

    private ProductMetrics smoothed(RowId id) {
        ProductMetrics row = row(id);
        RowId parent =
                switch (id.dimension()) {
                    case ITEM ->
                        new RowId(
                                Dimension.CATEGORY,
                                Objects.requireNonNull(row.category()),
                                id.granularity(),
                                id.start(),
                                id.end());
                    case CATEGORY, SHOP -> new RowId(Dimension.SHOP, "shop", id.granularity(), id.start(), id.end());
                };
        ProductMetrics prior = row(parent);
        return row(
                id,
                row,
                smoothed(row.viewToCart(), prior.viewToCart()),
                smoothed(row.cartToOrder(), prior.cartToOrder()),
                smoothed(row.viewToOrder(), prior.viewToOrder()));
    }

    private Conversion smoothed(Conversion own, Conversion prior) {
        BigDecimal n = BigDecimal.valueOf(own.numerator());
        BigDecimal d = BigDecimal.valueOf(own.denominator());
        BigDecimal rate = own.denominator() == 0 ? null : rounded(n, d);
        BigDecimal smoothed = null;
        if (prior.denominator() != 0) {
            BigDecimal pn = BigDecimal.valueOf(prior.numerator());
            BigDecimal pd = BigDecimal.valueOf(prior.denominator());
            smoothed =
                    rounded(n.multiply(pd).add(alpha.multiply(pn)), d.add(alpha).multiply(pd));
        }
        return new Conversion(own.numerator(), own.denominator(), rate, smoothed);
    }

    private static BigDecimal rounded(BigDecimal n, BigDecimal d) {
        return new BigDecimal(plain(n.divide(d, 6, RoundingMode.HALF_EVEN)));
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    private ProductMetrics row(RowId id) {
        List<Fact> touching = Objects.requireNonNull(facts.get(id), id::toString);
        long views = named(touching, EventName.VIEW_ITEM).count();
        long carts = named(touching, EventName.ADD_TO_CART).count();
        long orders = purchases(touching).mapToLong(OrderChange::sign).sum();
        return new ProductMetrics(
                id.dimension(),
                id.id(),
                id.dimension() == Dimension.ITEM ? category(id, touching) : null,
                id.granularity(),
                id.start(),
                id.end(),
                views,
                carts,
                named(touching, EventName.REMOVE_FROM_CART).count(),
                purchases(touching)
                        .mapToLong(change -> change.sign()
                                * lines(id, change)
                                        .mapToLong(OrderLine::quantity)
                                        .sum())
                        .sum(),
                orders,
                distinctShoppers(touching),
                revenue(id, touching),
                new Conversion(carts, views, null, null),
                new Conversion(orders, carts, null, null),
                new Conversion(orders, views, null, null),
                0,
                true,
                id.end());
    }

    private static ProductMetrics row(
            RowId id, ProductMetrics row, Conversion viewToCart, Conversion cartToOrder, Conversion viewToOrder) {
        return new ProductMetrics(
                id.dimension(),
                id.id(),
                row.category(),
                id.granularity(),
                id.start(),
                id.end(),
                row.views(),
                row.carts(),
                row.cartRemovals(),
                row.units(),
                row.orders(),
                row.distinctShoppers(),
                row.revenue(),
                viewToCart,
                cartToOrder,
                viewToOrder,
                0,
                true,
                id.end());
    }

    private static Stream<Fact> named(List<Fact> touching, EventName name) {
        return touching.stream().filter(fact -> fact.isNamed(name));
    }

    private static Stream<OrderChange> changes(List<Fact> touching) {
        return touching.stream().map(Fact::change).filter(Objects::nonNull).map(Objects::requireNonNull);
    }

    private static Stream<OrderChange> purchases(List<Fact> touching) {
        return changes(touching).filter(change -> change.type() == OrderType.PURCHASE);
    }

    private static Stream<OrderLine> lines(RowId id, OrderChange change) {
        return change.lines().stream().filter(line -> switch (id.dimension()) {
            case ITEM -> line.itemId().equals(id.id());
            case CATEGORY -> line.category().equals(id.id());
            case SHOP -> true;
        });
    }

    private static String category(RowId id, List<Fact> touching) {
        record Sighting(Instant time, String category) {}
        return touching.stream()
                .flatMap(fact -> fact.lines().stream()
                        .filter(line -> line.getKey().equals(id.id()))
                        .map(line -> new Sighting(fact.time(), line.getValue())))
                .max(Comparator.comparing(Sighting::time).thenComparing(Sighting::category))
                .orElseThrow()
                .category();
    }

    private static long distinctShoppers(List<Fact> touching) {
        HllSketch sketch = new HllSketch(12, TgtHllType.HLL_8);
        touching.stream()
                .filter(fact -> fact.event() != null && !fact.isNamed(EventName.REMOVE_FROM_CART))
                .forEach(fact -> sketch.update(DistinctShoppers.hash(
                        Objects.requireNonNull(fact.event()).shopper())));
        return Math.round(sketch.getCompositeEstimate());
    }

    private static List<Revenue> revenue(RowId id, List<Fact> touching) {
        TreeSet<String> currencies = new TreeSet<>();
        changes(touching).forEach(change -> currencies.add(change.currency()));
        List<Revenue> revenue = new ArrayList<>();
        for (String currency : currencies) {
            BigDecimal gross = sum(id, touching, currency, OrderLine::gross);
            BigDecimal discount = sum(id, touching, currency, OrderLine::discount);
            BigDecimal refunded = sum(id, touching, currency, OrderLine::refunded);
            if (gross.signum() != 0 || discount.signum() != 0 || refunded.signum() != 0) {
                BigDecimal net = gross.subtract(discount).subtract(refunded);
                revenue.add(new Revenue(currency, gross, discount, refunded, new BigDecimal(plain(net))));
            }
        }
        return revenue;
    }

    private static BigDecimal sum(
            RowId id, List<Fact> touching, String currency, Function<OrderLine, BigDecimal> amount) {
        BigDecimal sum = BigDecimal.ZERO;
        for (OrderChange change : changes(touching).toList()) {
            if (change.currency().equals(currency)) {
                for (OrderLine line : lines(id, change).toList()) {
                    sum = sum.add(amount.apply(line).multiply(BigDecimal.valueOf(change.sign())));
                }
            }
        }
        return new BigDecimal(plain(sum));
    }
}
