/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.model;

import dev.freshet.fraud.Moment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Examples of which only one figure is known: whether it was night. */
final class Examples {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private static final int NIGHT =
            ModelInputs.ALL.stream().map(ModelInput::name).toList().indexOf("night");

    private Examples() {}

    static List<Double> figures(boolean night) {
        List<Double> figures = new ArrayList<>(Collections.nCopies(ModelInputs.ALL.size(), Double.NaN));
        figures.set(NIGHT, night ? 1.0 : 0.0);
        return figures;
    }

    /** As many of day and of night, some of each frauds. */
    static List<Example> of(int each, int fraudsByDay, int fraudsByNight) {
        List<Example> examples = new ArrayList<>();
        for (int number = 0; number < each; number++) {
            examples.add(new Example("anna", moment(2 * number), figures(false), number < fraudsByDay));
            examples.add(new Example("anna", moment(2 * number + 1), figures(true), number < fraudsByNight));
        }
        return examples;
    }

    /** Any figures at all, frauds now and then. */
    static List<Example> random(Random random, int count) {
        List<Example> examples = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            List<Double> figures = new ArrayList<>();
            for (int input = 0; input < ModelInputs.ALL.size(); input++) {
                figures.add(random.nextInt(4) == 0 ? Double.NaN : 6 * random.nextDouble() - 1);
            }
            examples.add(new Example("anna", moment(number), figures, random.nextInt(5) == 0));
        }
        return examples;
    }

    private static Moment moment(int second) {
        return new Moment(NOON.plusSeconds(second), "t" + second);
    }
}
