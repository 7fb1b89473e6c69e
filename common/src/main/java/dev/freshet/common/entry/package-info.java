/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The entry of every input: rejections out, duplicates out, lateness decided once.
 *
 * <p>Whatever passed here is accepted; no operator behind it drops a record for being late or doubled.
 */
@NullMarked
package dev.freshet.common.entry;

import org.jspecify.annotations.NullMarked;
