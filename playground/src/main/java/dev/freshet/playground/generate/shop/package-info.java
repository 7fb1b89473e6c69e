/* SPDX-License-Identifier: Apache-2.0 */
/**
 * A small web shop that does not exist: its catalogue, its shoppers and their walks, its warehouse, and what goes wrong.
 *
 * <p>It writes the JSON of a producer that does not know this suite's code, so that it also tests the contract.
 */
@NullMarked
package dev.freshet.playground.generate.shop;

import org.jspecify.annotations.NullMarked;
