/* SPDX-License-Identifier: Apache-2.0 */
/** What code under test says in its log. */
@NullMarked
package dev.freshet.testkit.log;

import org.jspecify.annotations.NullMarked;
