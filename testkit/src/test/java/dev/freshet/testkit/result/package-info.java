/* SPDX-License-Identifier: Apache-2.0 */
/** Tests of final rows and of disorder. */
@NullMarked
package dev.freshet.testkit.result;

import org.jspecify.annotations.NullMarked;
