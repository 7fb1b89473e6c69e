/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.demo;

import dev.freshet.common.action.Action;
import dev.freshet.ecommerce.metrics.ProductMetrics;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The figures as text of {@value OfferText#WIDTH} columns, and of no more lines than a small terminal has. */
final class Dashboard {

    private static final int TOP = 3;
    private static final int NEWEST_OFFERS = 3;
    private static final String UNDER_LABEL = " ".repeat(11);
    private static final String UNDER_SECONDS = " ".repeat(8);

    private final ShopFigures figures;
    private Set<String> offersLogged = Set.of();

    Dashboard(ShopFigures figures) {
        this.figures = figures;
    }

    /** The whole picture, for a terminal. */
    List<String> lines(Duration running, long sent, double perSecond) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "%-10s %d:%02d min    %,d events in, %.0f/s, %,d refused, %,d late",
                "running",
                running.toMinutes(),
                running.toSecondsPart(),
                sent,
                perSecond,
                figures.refused(),
                figures.late()));
        lines.add(String.format(
                Locale.ROOT,
                "%-10s %,d purchases, %,d refunds, %,d reported twice",
                "orders",
                figures.purchases(),
                figures.refunds(),
                figures.superseded()));
        lines.add(String.format("%-10s %s", "net", money(figures.net())));
        lines.add("");
        lines.add(String.format("%-10s %8s %7s %7s %7s  %s", "minute", "shoppers", "views", "carts", "orders", "net"));
        figures.minutes().forEach(minute -> lines.add(minute(minute)));
        lines.add("");
        lines.add(
                String.format("%-10s %-12s %7s %7s  in these two minutes", "top items", "category", "views", "units"));
        for (ShopFigures.TopItem item : figures.topItems(TOP)) {
            lines.add(String.format(
                    Locale.ROOT, "%-10s %-12s %,7d %,7d", item.id(), item.category(), item.views(), item.units()));
        }
        lines.add("");
        lines.add(String.format("%-10s %s", "offers", OfferText.total(figures.offers())));
        lines.addAll(OfferText.byCampaign(figures.offers(), UNDER_LABEL));
        lines.addAll(newest(figures.offers().newest(), UNDER_LABEL));
        return lines;
    }

    /** A few lines, for a log; of the offers those that are new since the last call. */
    List<String> log(Duration running, long sent, double perSecond) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "%4d s  in %,d (%.0f/s), dlq %,d, late %,d",
                running.toSeconds(),
                sent,
                perSecond,
                figures.refused(),
                figures.late()));
        lines.add(String.format(
                Locale.ROOT,
                "%spurchases %,d, refunds %,d, net %s",
                UNDER_SECONDS,
                figures.purchases(),
                figures.refunds(),
                money(figures.net())));
        figures.minutes().stream().limit(1).forEach(minute -> lines.add(logged(minute)));
        lines.add(UNDER_SECONDS + "offers " + OfferText.total(figures.offers()));
        lines.addAll(OfferText.byCampaign(figures.offers(), UNDER_SECONDS));
        lines.addAll(newest(offersSinceTheLastLog(), UNDER_SECONDS));
        return lines;
    }

    private List<Action> offersSinceTheLastLog() {
        List<Action> newest = figures.offers().newest();
        List<Action> fresh = newest.stream()
                .filter(action -> !offersLogged.contains(action.actionId()))
                .toList();
        offersLogged = newest.stream().map(Action::actionId).collect(Collectors.toSet());
        return fresh;
    }

    private String logged(ProductMetrics minute) {
        String top = figures.topItems(1).stream()
                .map(item -> ", top " + item.id())
                .findFirst()
                .orElse("");
        return String.format(
                Locale.ROOT,
                "%sminute %s %s: views %,d, carts %,d, orders %,d%s",
                UNDER_SECONDS,
                time(minute),
                minute.isFinal() ? "final" : "so far",
                minute.views(),
                minute.carts(),
                minute.orders(),
                top);
    }

    private static List<String> newest(List<Action> offers, String indent) {
        return offers.stream()
                .limit(NEWEST_OFFERS)
                .flatMap(action -> OfferText.offer(action, indent).stream())
                .toList();
    }

    private static String minute(ProductMetrics row) {
        return String.format(
                Locale.ROOT,
                "%s %-4s %8d %,7d %,7d %,7d  %s",
                time(row),
                row.isFinal() ? "" : "…",
                row.distinctShoppers(),
                row.views(),
                row.carts(),
                row.orders(),
                money(netOf(row)));
    }

    /** Hours and minutes, UTC. */
    private static String time(ProductMetrics row) {
        return row.windowStart().toString().substring(11, 16);
    }

    private static Map<String, BigDecimal> netOf(ProductMetrics row) {
        return row.revenue().stream().collect(Collectors.toMap(money -> money.currency(), money -> money.net()));
    }

    private static String money(Map<String, BigDecimal> amounts) {
        if (amounts.isEmpty()) {
            return "0";
        }
        return amounts.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> String.format(
                        Locale.ROOT, "%,.2f %s", entry.getValue().setScale(2, RoundingMode.HALF_UP), entry.getKey()))
                .collect(Collectors.joining(" + "));
    }
}
