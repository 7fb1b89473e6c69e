/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.alert;

import dev.freshet.common.action.Action;
import dev.freshet.common.alert.Alert;
import org.apache.flink.streaming.api.datastream.DataStream;

/** Both by their key in order: alerts of a subject, commands to an account. */
public record AlertsOutputs(DataStream<Alert> alerts, DataStream<Action> commands) {}
