/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Real-time analytics, offers and stock of a shop: the contract of its topics, and the job that connects them.
 *
 * <p>Here stand the records that more than one feature reads, the options and the wiring. What a feature decides lives in
 * the feature's own package.
 */
@NullMarked
package dev.freshet.ecommerce;

import org.jspecify.annotations.NullMarked;
