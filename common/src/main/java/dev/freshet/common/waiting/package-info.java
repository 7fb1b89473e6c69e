/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Values that wait for the watermark, whoever keeps them.
 *
 * <p>Knows nothing of what waits, or of what for.
 */
@NullMarked
package dev.freshet.common.waiting;

import org.jspecify.annotations.NullMarked;
