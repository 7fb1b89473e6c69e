/* SPDX-License-Identifier: Apache-2.0 */
/** Whether documents keep to a JSON Schema, by a validator that the suite has not written. */
@NullMarked
package dev.freshet.testkit.schema;

import org.jspecify.annotations.NullMarked;
