/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Fraud detection: the contract of its topics.
 *
 * <p>Here stand the records that more than one feature reads, and the rules that they keep. What a feature decides lives in the
 * feature's own package.
 */
@NullMarked
package dev.freshet.fraud;

import org.jspecify.annotations.NullMarked;
