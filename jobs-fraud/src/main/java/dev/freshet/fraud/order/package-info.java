/* SPDX-License-Identifier: Apache-2.0 */
/** In which order the inputs of a key are taken: as they come, or as they happened. */
@NullMarked
package dev.freshet.fraud.order;

import org.jspecify.annotations.NullMarked;
