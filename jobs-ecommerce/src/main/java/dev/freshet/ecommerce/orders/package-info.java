/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Orders: one row per purchase and per refund, and the signed changes that feed everything which counts money.
 *
 * <p>The only place that knows which of several purchases with one transaction id counts. Windows and totals live elsewhere.
 */
@NullMarked
package dev.freshet.ecommerce.orders;

import org.jspecify.annotations.NullMarked;
