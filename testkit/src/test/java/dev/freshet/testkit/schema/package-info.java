/* SPDX-License-Identifier: Apache-2.0 */
/** Tests of the check against schemas. */
@NullMarked
package dev.freshet.testkit.schema;

import org.jspecify.annotations.NullMarked;
