/* SPDX-License-Identifier: Apache-2.0 */
/**
 * A small bank that does not exist: its customers and what they do every day, what looks like fraud and is none, and thieves.
 *
 * <p>Like the shop beside it, it writes the JSON of a producer that does not know this suite's code. Addresses are those that
 * RFC 5737 and RFC 2544 reserve for documentation and tests.
 */
@NullMarked
package dev.freshet.playground.generate.bank;

import org.jspecify.annotations.NullMarked;
