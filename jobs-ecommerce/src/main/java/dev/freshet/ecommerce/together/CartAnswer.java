/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.together;

import java.util.List;

/**
 * What goes with one of the items in a cart, at the time of the question.
 *
 * @param companions by rank; none where the item has no list
 */
public record CartAnswer(CartQuestion question, List<Companion> companions) {}
