/* SPDX-License-Identifier: Apache-2.0 */
/** Tests of the embedded broker, with real child processes. */
@NullMarked
package dev.freshet.kafka.embedded;

import org.jspecify.annotations.NullMarked;
