/* SPDX-License-Identifier: Apache-2.0 */
/** A Flink session cluster of processes, and its REST API. Knows no job. */
@NullMarked
package dev.freshet.systemtests.flink;

import org.jspecify.annotations.NullMarked;
