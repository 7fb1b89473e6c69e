/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.model;

import dev.freshet.fraud.Transaction;
import dev.freshet.fraud.feature.FeatureWindow;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The figures that the model judges by, each over a range of its own. None depends on a decision.
 *
 * <p>A logistic regression adds up: it can say that more is worse, but not that ten is as good as twenty and a hundred is fraud. So
 * each figure is cut at knots, and has a column for every piece between two of them, which rises from 0 to 1 over this piece: the
 * weights of these columns make any broken line. A column before them is 1 where the figure is not known. Because all columns lie
 * between 0 and 1 they need no standardising, and a version of today can go on from one of yesterday.
 *
 * <p>Amounts, counts and ratios are logarithms to base 2. The list may change between releases: what was learned about other
 * columns is then left behind.
 */
final class ModelInputs {

    private static final List<Double> RATIO = List.of(-2.0, -1.0, -0.5, 0.0, 0.5, 1.0, 1.5, 2.0, 2.5, 3.0, 4.0);
    private static final List<Double> ABOVE = List.of(0.0, 0.5, 1.0, 1.5, 2.0, 2.5, 3.0, 4.0);
    private static final List<Double> AROUND = List.of(-2.0, -1.0, -0.5, 0.0, 0.5, 1.0, 2.0, 3.0);
    private static final List<Double> SHARE = List.of(0.0, 0.02, 0.05, 0.1, 0.2, 0.4, 0.6, 0.8, 1.0);
    private static final List<Double> FLAG = List.of(0.0, 1.0);

    static final List<ModelInput> ALL = List.of(
            new ModelInput("amount", steps(3, 13, 0.5), PaymentView::logAmount),

            // Before six o'clock, UTC.
            new ModelInput("night", FLAG, PaymentView::night),

            // Saturday and Sunday, UTC.
            new ModelInput("weekend", FLAG, PaymentView::weekend),

            // The amount over the average of the account's others, where there are enough of those to know what is
            // usual.
            new ModelInput("amount_ratio_to_many", RATIO, PaymentView::ratioToMany),

            // The same where there are few.
            new ModelInput("amount_ratio_to_few", RATIO, PaymentView::ratioToFew),
            new ModelInput("count_1h", steps(0, 3, 1), payment -> payment.logarithm(FeatureWindow.HOUR, "count")),
            new ModelInput("count_1d", steps(0, 4, 1), payment -> payment.logarithm(FeatureWindow.DAY, "count")),
            new ModelInput("count_7d", steps(0, 6, 1), payment -> payment.logarithm(FeatureWindow.WEEK, "count")),
            new ModelInput("count_30d", steps(0, 8, 1), payment -> payment.logarithm(FeatureWindow.MONTH, "count")),

            // How far the largest and the average amount of a while lie above the average of a month: who was defrauded
            // is again.
            new ModelInput("maximum_7d", ABOVE, payment -> payment.aboveMonth(FeatureWindow.WEEK, "max")),
            new ModelInput("maximum_30d", ABOVE, payment -> payment.aboveMonth(FeatureWindow.MONTH, "max")),
            new ModelInput("average_1d", AROUND, payment -> payment.aboveMonth(FeatureWindow.DAY, "avg")),
            new ModelInput("average_7d", AROUND, payment -> payment.aboveMonth(FeatureWindow.WEEK, "avg")),
            new ModelInput(
                    "terminal_count_7d",
                    steps(0, 5, 1),
                    payment -> payment.logarithm(FeatureWindow.WEEK, "terminal_count")),
            new ModelInput(
                    "terminal_count_30d",
                    steps(0, 7, 1),
                    payment -> payment.logarithm(FeatureWindow.MONTH, "terminal_count")),
            new ModelInput(
                    "fraud_share_1d", SHARE, payment -> payment.figure(FeatureWindow.DAY, "terminal_fraud_share")),
            new ModelInput(
                    "fraud_share_7d", SHARE, payment -> payment.figure(FeatureWindow.WEEK, "terminal_fraud_share")),
            new ModelInput(
                    "fraud_share_30d", SHARE, payment -> payment.figure(FeatureWindow.MONTH, "terminal_fraud_share")));

    private ModelInputs() {}

    /** What is known of a transaction, in the order of the inputs; NaN of what is not. */
    static List<Double> figures(Transaction transaction, Map<String, BigDecimal> features) {
        PaymentView payment = new PaymentView(transaction, features);
        List<Double> figures = new ArrayList<>();
        for (ModelInput input : ALL) {
            figures.add(input.figure().applyAsDouble(payment));
        }
        return figures;
    }

    private static List<Double> steps(double from, double to, double step) {
        int pieces = (int) Math.round((to - from) / step);
        return IntStream.rangeClosed(0, pieces)
                .mapToObj(piece -> from + piece * step)
                .toList();
    }
}
