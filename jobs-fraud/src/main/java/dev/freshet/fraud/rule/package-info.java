/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Rules as data: what a document says, whether it can be kept, and whether it fires on the features of a transaction.
 */
@NullMarked
package dev.freshet.fraud.rule;

import org.jspecify.annotations.NullMarked;
