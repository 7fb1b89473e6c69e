/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.demo;

import dev.freshet.ecommerce.metrics.ProductMetrics;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The figures as text. */
final class Dashboard {

    private static final int TOP = 5;

    private final ShopFigures figures;

    Dashboard(ShopFigures figures) {
        this.figures = figures;
    }

    /** The whole picture, for a terminal. */
    List<String> lines(Duration running, long sent, double perSecond) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "%-10s %d:%02d min    %,d events in, %.0f/s",
                "running",
                running.toMinutes(),
                running.toSecondsPart(),
                sent,
                perSecond));
        lines.add(String.format(
                Locale.ROOT,
                "%-10s %,d purchases, %,d refunds, %,d reported twice, net %s",
                "orders",
                figures.purchases(),
                figures.refunds(),
                figures.superseded(),
                money(figures.net())));
        lines.add(String.format(
                Locale.ROOT,
                "%-10s %,d to the dead-letter topic, %,d late",
                "refused",
                figures.refused(),
                figures.late()));
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
        return lines;
    }

    /** All of it in one line, for a log. */
    String line(Duration running, long sent, double perSecond) {
        String minute = figures.minutes().stream()
                .findFirst()
                .map(row -> time(row) + (row.isFinal() ? " final" : " so far") + ": views " + row.views() + ", carts "
                        + row.carts() + ", orders " + row.orders() + ", net " + money(netOf(row)))
                .orElse("no results yet");
        String top = figures.topItems(1).stream()
                .map(item -> ", top " + item.id())
                .findFirst()
                .orElse("");
        return String.format(
                Locale.ROOT,
                "%4d s  in %,d (%.0f/s) | purchases %,d, refunds %,d, net %s | minute %s%s | dlq %,d, late %,d",
                running.toSeconds(),
                sent,
                perSecond,
                figures.purchases(),
                figures.refunds(),
                money(figures.net()),
                minute,
                top,
                figures.refused(),
                figures.late());
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
