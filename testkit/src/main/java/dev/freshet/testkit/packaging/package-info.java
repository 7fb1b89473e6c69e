/* SPDX-License-Identifier: Apache-2.0 */
/** What a module ships, looked at from outside. Nothing here runs a job. */
@NullMarked
package dev.freshet.testkit.packaging;

import org.jspecify.annotations.NullMarked;
