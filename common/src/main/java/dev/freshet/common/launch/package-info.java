/* SPDX-License-Identifier: Apache-2.0 */
/**
 * From the command line to a running job: options, help, explanation, environment, and the wiring of topics.
 *
 * <p>What a job computes has no place here, and no pipeline may depend on this package.
 */
@NullMarked
package dev.freshet.common.launch;

import org.jspecify.annotations.NullMarked;
