/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Whether one person can have been at two places.
 */
@NullMarked
package dev.freshet.fraud.travel;

import org.jspecify.annotations.NullMarked;
