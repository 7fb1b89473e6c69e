/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.model;

import dev.freshet.fraud.Moment;
import java.util.Comparator;
import java.util.List;

/**
 * A transaction to learn from.
 *
 * @param figures of {@link ModelInputs}
 * @param fraud whether it is known to be one; false where nothing is known after the time that labels take
 */
public record Example(Moment moment, List<Double> figures, boolean fraud) {

    /** By moment; of one transaction what was known first comes first. */
    static final Comparator<Example> ORDER =
            Comparator.comparing(Example::moment).thenComparing(Example::fraud);
}
