/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Campaigns: which behaviour of a shopper triggers which offer, under which limits.
 *
 * <p>Holds the documents of the control stream. What they trigger is not decided yet.
 */
@NullMarked
package dev.freshet.ecommerce.campaign;

import org.jspecify.annotations.NullMarked;
