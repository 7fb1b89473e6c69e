/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Adding up before a shuffle, so that what half of all events are about is nobody's hot key.
 *
 * <p>Knows no feature: each says what it adds up and to what.
 */
@NullMarked
package dev.freshet.ecommerce.aggregation;

import org.jspecify.annotations.NullMarked;
