/* SPDX-License-Identifier: Apache-2.0 */
/** One job on a mini cluster in this process, against any Kafka, and what a job would be if it ran. */
@NullMarked
package dev.freshet.playground.run;

import org.jspecify.annotations.NullMarked;
