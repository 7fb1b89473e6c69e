/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.model;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * One figure that the model judges by.
 *
 * @param name of its columns
 * @param knots where it is cut, rising; at least two
 * @param figure NaN where it is not known
 */
record ModelInput(String name, List<Double> knots, ToDoubleFunction<PaymentView> figure) {}
