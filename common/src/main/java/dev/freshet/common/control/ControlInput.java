/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.control;

import dev.freshet.common.contract.Change;
import dev.freshet.common.contract.Decoded;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * A control topic as a job reads it.
 *
 * @param snapshot what lay in it at submission
 * @param documents what came after that, in the order of the topic per id; its watermark is the maximal one from the beginning
 */
public record ControlInput<T>(ControlSnapshot<T> snapshot, DataStream<Decoded<Change<T>>> documents) {}
