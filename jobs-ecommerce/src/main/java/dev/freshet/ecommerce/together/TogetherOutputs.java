/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.together;

import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * What is bought together.
 *
 * @param rows revisions of lists, of one item in their order
 * @param answers one to each question
 */
public record TogetherOutputs(DataStream<BoughtTogetherRow> rows, DataStream<CartAnswer> answers) {}
