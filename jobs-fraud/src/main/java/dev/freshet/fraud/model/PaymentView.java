/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.model;

import dev.freshet.fraud.Transaction;
import dev.freshet.fraud.feature.FeatureWindow;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Map;

/**
 * A transaction as the model sees it, in numbers of machine size: no money is counted here. Amounts, counts and ratios are
 * logarithms to base 2.
 *
 * @param features by name; one that is not known is absent
 */
record PaymentView(Transaction transaction, Map<String, BigDecimal> features) {

    /** From so many others on their average says what is usual. */
    private static final double MANY = 5;

    private static final double SMALLEST = 0.01;
    private static final double LN_2 = StrictMath.log(2);
    private static final int MORNING = 6;

    double logAmount() {
        return log2(amount());
    }

    double night() {
        return at().getHour() < MORNING ? 1 : 0;
    }

    double weekend() {
        DayOfWeek day = at().getDayOfWeek();
        return day == DayOfWeek.SATURDAY || day == DayOfWeek.SUNDAY ? 1 : 0;
    }

    /** NaN where it is not known. */
    double figure(FeatureWindow window, String name) {
        BigDecimal figure = features.get(window.named(name));
        return figure == null ? Double.NaN : figure.doubleValue();
    }

    double logarithm(FeatureWindow window, String name) {
        return log2(figure(window, name));
    }

    /** The amount over the average of what else the account spent in a month; NaN where that are few amounts. */
    double ratioToMany() {
        return others() >= MANY ? ratioToOthers() : Double.NaN;
    }

    /** The same, but NaN where they are many or none. */
    double ratioToFew() {
        return others() < MANY && others() > 0 ? ratioToOthers() : Double.NaN;
    }

    /** A figure over the average of a month; NaN where one is not known. */
    double aboveMonth(FeatureWindow window, String name) {
        return logarithm(window, name) - logarithm(FeatureWindow.MONTH, "avg");
    }

    private double ratioToOthers() {
        double spent = figure(FeatureWindow.MONTH, "avg") * figure(FeatureWindow.MONTH, "count");
        return logAmount() - log2((spent - (isSpending() ? amount() : 0)) / others());
    }

    private double others() {
        return figure(FeatureWindow.MONTH, "count") - (isSpending() ? 1 : 0);
    }

    private double amount() {
        return transaction.amount().doubleValue();
    }

    private boolean isSpending() {
        return transaction.type().isSpending();
    }

    private ZonedDateTime at() {
        return transaction.eventTime().atZone(ZoneOffset.UTC);
    }

    /** Logarithm to base 2, the same on every machine; NaN of NaN, and of too little that of a hundredth. */
    private static double log2(double number) {
        return StrictMath.log(Math.max(number, SMALLEST)) / LN_2;
    }
}
