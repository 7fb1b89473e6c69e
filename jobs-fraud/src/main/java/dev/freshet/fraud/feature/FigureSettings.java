/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.feature;

import dev.freshet.fraud.decision.InputOrder;
import java.io.Serializable;
import java.time.Duration;

/**
 * How figures are kept.
 *
 * @param allowedLateness how far behind the watermark a transaction may come; what its windows need is kept for so much longer
 */
public record FigureSettings(InputOrder order, Duration allowedLateness) implements Serializable {}
