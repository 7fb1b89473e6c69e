/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What is known of an account and a terminal at the moment of a transaction, as named figures.
 */
@NullMarked
package dev.freshet.fraud.feature;

import org.jspecify.annotations.NullMarked;
