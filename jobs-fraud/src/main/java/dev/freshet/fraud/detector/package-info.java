/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Rules with a detector, asked about one transaction or login at a time.
 */
@NullMarked
package dev.freshet.fraud.detector;

import org.jspecify.annotations.NullMarked;
