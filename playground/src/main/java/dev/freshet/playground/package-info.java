/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The command line of the suite: its entry point. What each command does lives in the package of its subject.
 *
 * <p>Nothing that a job needs on a cluster has a place in this module.
 */
@NullMarked
package dev.freshet.playground;

import org.jspecify.annotations.NullMarked;
