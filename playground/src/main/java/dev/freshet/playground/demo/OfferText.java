/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.demo;

import dev.freshet.common.action.Action;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Offers as lines of text that fit into {@value #WIDTH} columns, where ids are as short as the demonstration's. */
final class OfferText {

    static final int WIDTH = 80;

    /** What an offer is about, before the rest is only counted. */
    private static final int ITEMS = 2;

    private OfferText() {}

    /** In all, as part of a line. */
    static String total(Offers offers) {
        return String.format(
                Locale.ROOT, "%,d made, %,d of them held out to compare with", offers.made(), offers.heldOut());
    }

    /** By campaign. */
    static List<String> byCampaign(Offers offers, String indent) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (Map.Entry<String, Long> campaign : offers.byCampaign().entrySet()) {
            String words = String.format(Locale.ROOT, "%s %,d", campaign.getKey(), campaign.getValue());
            if (line.length() > 0 && line.length() + ", ".length() + words.length() >= WIDTH) {
                lines.add(line + ",");
                line.setLength(0);
            }
            line.append(line.length() == 0 ? indent : ", ").append(words);
        }
        if (line.length() > 0) {
            lines.add(line.toString());
        }
        return lines;
    }

    /** To whom, by which campaign and what; below it why. */
    static List<String> offer(Action action, String indent) {
        return List.of(
                String.format("%s%-12s %-14s %s", indent, action.target(), action.ruleId(), what(action)),
                indent + "  " + action.reason());
    }

    private static String what(Action action) {
        String offer =
                switch (action.type()) {
                    case "percent" -> figure(action, "percent") + " % off" + items(" ", action.subjects());
                    case "fixed" -> figure(action, "amount") + " " + action.currency() + " off";
                    case "recommendation" -> "look at" + items(" ", action.subjects());
                    default -> action.type().replace('_', ' ');
                };
        return action.holdout() ? offer + ", held out" : offer;
    }

    private static String figure(Action action, String name) {
        return action.figures().getOrDefault(name, BigDecimal.ZERO).toPlainString();
    }

    private static String items(String before, List<String> items) {
        if (items.isEmpty()) {
            return "";
        }
        String named = before + String.join(", ", items.subList(0, Math.min(ITEMS, items.size())));
        return items.size() > ITEMS ? named + " +" + (items.size() - ITEMS) : named;
    }
}
