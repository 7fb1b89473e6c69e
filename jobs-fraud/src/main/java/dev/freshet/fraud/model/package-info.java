/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The learned score: from figures and labels to a version a day, from versions to scores, and how good those were.
 */
@NullMarked
package dev.freshet.fraud.model;

import org.jspecify.annotations.NullMarked;
