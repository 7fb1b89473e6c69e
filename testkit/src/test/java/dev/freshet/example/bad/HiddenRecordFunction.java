/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.example.bad;

import org.apache.flink.api.common.functions.MapFunction;

/** Emits a record that Flink cannot see. */
final class HiddenRecordFunction implements MapFunction<String, HiddenRecordFunction.Hidden> {

    private static final long serialVersionUID = 1L;

    record Hidden(String item) {}

    @Override
    public Hidden map(String item) {
        return new Hidden(item);
    }
}
