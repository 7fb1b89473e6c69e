/* SPDX-License-Identifier: Apache-2.0 */
/** Words for messages. */
@NullMarked
package dev.freshet.common.text;

import org.jspecify.annotations.NullMarked;
