/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The learned score: how good it was, day by day.
 */
@NullMarked
package dev.freshet.fraud.model;

import org.jspecify.annotations.NullMarked;
