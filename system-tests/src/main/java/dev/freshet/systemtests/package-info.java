/* SPDX-License-Identifier: Apache-2.0 */
/**
 * A job as it runs in production, in processes of its own, with faults at hand.
 *
 * <p>{@code process} starts, kills and freezes; {@code flink} and {@code kafka} make clusters of processes; {@code check} feeds a
 * job and compares what it committed with a reference; one package per job, such as {@code ecommerce}, holds its workload
 * and reference. Faults themselves are the tests of this module.
 */
@NullMarked
package dev.freshet.systemtests;

import org.jspecify.annotations.NullMarked;
