/* SPDX-License-Identifier: Apache-2.0 */
/** The topics of a job, as they should be and as they are. */
@NullMarked
package dev.freshet.playground.topics;

import org.jspecify.annotations.NullMarked;
