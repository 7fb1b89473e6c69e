/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Control streams: rules, campaigns, lists and other documents that steer a running job.
 *
 * <p>Documents are versioned. One operator, of which there is one, judges each as it arrives, tells on the topic's status topic
 * what became of it, and broadcasts what has changed; so all subtasks of all functions come to hold the same. Before the first
 * event they hold what lay in the topic when the job was submitted.
 *
 * <p>Knows topics as the contract names them and neither Kafka nor a job; a document's own meaning belongs to the job.
 */
@NullMarked
package dev.freshet.common.control;

import org.jspecify.annotations.NullMarked;
