/* SPDX-License-Identifier: Apache-2.0 */
/** Tests of the mini cluster fixture. */
@NullMarked
package dev.freshet.testkit.cluster;

import org.jspecify.annotations.NullMarked;
