/* SPDX-License-Identifier: Apache-2.0 */
/** Tests of the broker fixture. */
@NullMarked
package dev.freshet.testkit.kafka;

import org.jspecify.annotations.NullMarked;
