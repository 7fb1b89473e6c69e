/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.model;

import dev.freshet.fraud.feature.FiguredTransaction;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A transaction with its figures, and what the model says of it.
 *
 * @param score from 0 to 1; null without a model
 * @param modelVersion the day that the model was trained for; null without one
 */
public record ScoredTransaction(
        FiguredTransaction figured,
        @Nullable BigDecimal score,
        @Nullable String modelVersion) {}
