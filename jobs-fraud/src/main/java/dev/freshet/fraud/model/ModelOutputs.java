/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.model;

import org.apache.flink.streaming.api.datastream.DataStream;

/** What comes of the model. */
public record ModelOutputs(DataStream<ScoredTransaction> scored, DataStream<ModelMetrics> metrics) {}
