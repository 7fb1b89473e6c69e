/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud;

import dev.freshet.common.launch.JobDefinition;
import dev.freshet.common.launch.JobLaunch;
import dev.freshet.common.launch.JobStreams;

/** The fraud job: connects a bank's topics to {@link FraudPipeline}. */
public final class FraudJob {

    public static final JobDefinition DEFINITION = new JobDefinition(
            "fraud",
            "a decision on every transaction, by rules and a model over what the account and the terminal did before; alerts,"
                    + " and blocks of accounts",
            FraudTopics.ALL,
            FraudOptions.ALL,
            FraudJob::connect);

    private FraudJob() {}

    public static void main(String[] args) throws Exception {
        JobLaunch.main(DEFINITION, args);
    }

    private static void connect(JobStreams streams) {
        FraudSettings settings = FraudSettings.from(streams.options(), streams.entrySettings());
        FraudPipeline.build(FraudInputs.from(streams), settings).writeTo(streams);
    }
}
