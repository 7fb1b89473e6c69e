/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The demonstration: broker, job, traffic and live figures in one command.
 *
 * <p>It only puts together what the other packages do; its own are the figures and how they look in a terminal.
 */
@NullMarked
package dev.freshet.playground.demo;

import org.jspecify.annotations.NullMarked;
