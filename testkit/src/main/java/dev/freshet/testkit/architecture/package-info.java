/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The rules of the design that a compiler cannot check, applied by every module's tests to its own classes.
 *
 * <p>A module has one {@code ArchitectureTest} for its classes ({@link dev.freshet.testkit.architecture.FreshetRules}) and one
 * {@code TestArchitectureTest} for its tests ({@link dev.freshet.testkit.architecture.TestRules}). A rule says what to do instead. Exceptions are
 * made here, with a reason, and never by suppressing a rule in a module.
 */
@NullMarked
package dev.freshet.testkit.architecture;

import org.jspecify.annotations.NullMarked;
