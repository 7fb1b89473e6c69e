/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Documentation that is made from the code: tables in the pages of the jobs, and the JSON Schema of each topic.
 *
 * <p>Words for people stand in the pages themselves; what stands between the marks is overwritten.
 */
@NullMarked
package dev.freshet.playground.docs;

import org.jspecify.annotations.NullMarked;
