/* SPDX-License-Identifier: Apache-2.0 */
/**
 * From what is noticed to what is told: alerts to people, commands to accounts.
 *
 * <p>Only connects; what decides is in {@code login}, {@code episode} and {@code command}.
 */
@NullMarked
package dev.freshet.fraud.alert;

import org.jspecify.annotations.NullMarked;
