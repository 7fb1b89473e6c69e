/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.model;

import java.util.ArrayList;
import java.util.List;

/** The columns of the regression: a constant, then those of every {@link ModelInputs input}. All are from 0 to 1. */
final class ModelColumns {

    /** By these a version is told apart from one that was learned about other columns. */
    static final List<String> NAMES = names();

    /** Where the constant is. */
    static final int CONSTANT = 0;

    private ModelColumns() {}

    /** One row of the regression. */
    static double[] of(List<Double> figures) {
        double[] row = new double[NAMES.size()];
        row[CONSTANT] = 1;
        int column = CONSTANT + 1;
        for (int i = 0; i < figures.size(); i++) {
            double figure = figures.get(i);
            List<Double> knots = ModelInputs.ALL.get(i).knots();
            if (Double.isNaN(figure)) {
                row[column] = 1;
            } else {
                for (int piece = 1; piece < knots.size(); piece++) {
                    row[column + piece] = part(figure, knots.get(piece - 1), knots.get(piece));
                }
            }
            column += knots.size();
        }
        return row;
    }

    /** How much of the piece lies below the figure, from 0 to 1. */
    private static double part(double figure, double from, double to) {
        return Math.max(0, Math.min(1, (figure - from) / (to - from)));
    }

    private static List<String> names() {
        List<String> names = new ArrayList<>(List.of("constant"));
        for (ModelInput input : ModelInputs.ALL) {
            names.add(input.name() + "_unknown");
            input.knots().stream().skip(1).forEach(knot -> names.add(input.name() + "_to_" + knot));
        }
        return List.copyOf(names);
    }
}
