/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Product metrics per item, per category and for the shop, in minutes, hours and days of the shop's time zone.
 *
 * <p>Counts what events and order changes say. Who the shopper is, which category an item has and which purchase counts is
 * decided before anything arrives here.
 */
@NullMarked
package dev.freshet.ecommerce.metrics;

import org.jspecify.annotations.NullMarked;
