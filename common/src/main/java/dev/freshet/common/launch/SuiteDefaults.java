/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.launch;

import java.time.Duration;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.core.execution.CheckpointingMode;

/**
 * What the suite asks of Flink with the submission of a job.
 *
 * <p>Two kinds: defaults, which yield to the cluster's configuration as far as {@code main} sees it, and promises that no
 * configuration may break, since state could not be restored without them. What {@code main} sees is the cluster's own
 * configuration where the cluster runs it (application mode, REST upload), and the submitter's {@code config.yaml} where
 * {@code flink run} does: what stands only in a session cluster's file loses against these defaults.
 *
 * <p>Only what a job can decide is here. Flink takes it from the cluster alone how many checkpoints are kept
 * ({@code execution.checkpointing.num-retained}, 1 unless set), where they are, and everything about memory, heartbeats and
 * high availability; {@code docs/running.md} says what to set.
 */
final class SuiteDefaults {

    /** Enough for 128 subtasks; changing it loses keyed state. */
    private static final int MAXIMUM_PARALLELISM = 128;

    private final Configuration cluster;
    private final Configuration wanted = new Configuration();

    private SuiteDefaults(ReadableConfig cluster) {
        this.cluster = Configuration.fromMap(cluster.toMap());
    }

    static Configuration beside(ReadableConfig cluster) {
        SuiteDefaults defaults = new SuiteDefaults(cluster);
        defaults.suggestState();
        defaults.suggestCheckpoints();
        defaults.suggestRestarts();
        defaults.promise();
        return defaults.wanted;
    }

    private void suggestState() {
        suggest(StateBackendOptions.STATE_BACKEND, "rocksdb");
        suggest(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
        suggest(PipelineOptions.MAX_PARALLELISM, MAXIMUM_PARALLELISM);
        // Records are immutable, so operators of a chain may hand them on without a copy.
        suggest(PipelineOptions.OBJECT_REUSE, true);
    }

    private void suggestCheckpoints() {
        suggest(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofSeconds(10));
        suggest(CheckpointingOptions.CHECKPOINTING_TIMEOUT, Duration.ofMinutes(5));
        suggest(
                CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
    }

    private void suggestRestarts() {
        suggest(RestartStrategyOptions.RESTART_STRATEGY, "exponential-delay");
        suggest(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_INITIAL_BACKOFF, Duration.ofSeconds(1));
        suggest(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_MAX_BACKOFF, Duration.ofMinutes(1));
        suggest(
                RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_RESET_BACKOFF_THRESHOLD,
                Duration.ofMinutes(10));
        suggest(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_ATTEMPTS, 20);
    }

    private void promise() {
        wanted.set(CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE, CheckpointingMode.EXACTLY_ONCE);
        wanted.set(PipelineOptions.GENERIC_TYPES, false);
        wanted.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
    }

    /** Asks the option, not its key: Flink still takes older names, and a newer one beside them would win. */
    private <T> void suggest(ConfigOption<T> option, T value) {
        if (!cluster.contains(option)) {
            wanted.set(option, value);
        }
    }
}
