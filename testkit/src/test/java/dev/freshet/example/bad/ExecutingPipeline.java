/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.example.bad;

import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A pipeline that starts itself. */
final class ExecutingPipeline {

    void build(StreamExecutionEnvironment environment) throws Exception {
        environment.execute();
    }
}
