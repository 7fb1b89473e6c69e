/* SPDX-License-Identifier: Apache-2.0 */
/** Tests of the operator harnesses. */
@NullMarked
package dev.freshet.testkit.harness;

import org.jspecify.annotations.NullMarked;
