/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests.check;

import dev.freshet.kafka.embedded.BrokerSettings;
import dev.freshet.systemtests.flink.ClusterSettings;
import dev.freshet.systemtests.flink.FlinkInstallation;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/**
 * What is started for one fault.
 *
 * @param seed of the workload and of whatever the fault draws
 * @param directory of this system alone
 * @param root the project's root, where each module has its JAR
 * @param version of the project, in the JARs' names
 * @param partitions of every topic
 * @param parallelism of the job
 * @param recordsPerSecond of the workload
 */
public record SystemSettings(
        Subject subject,
        long seed,
        Path directory,
        Path root,
        String version,
        BrokerSettings broker,
        ClusterSettings cluster,
        int partitions,
        int parallelism,
        int recordsPerSecond) {

    /** Four partitions, parallelism two, 200 records a second. */
    public static SystemSettings of(Subject subject, long seed, Path directory, Path root, Path flink, String version) {
        return new SystemSettings(
                subject,
                seed,
                directory,
                root,
                version,
                BrokerSettings.in(directory.resolve("kafka")),
                ClusterSettings.of(new FlinkInstallation(flink), directory.resolve("flink")),
                4,
                2,
                200);
    }

    public SystemSettings cluster(UnaryOperator<ClusterSettings> change) {
        return new SystemSettings(
                subject,
                seed,
                directory,
                root,
                version,
                broker,
                change.apply(cluster),
                partitions,
                parallelism,
                recordsPerSecond);
    }

    public SystemSettings broker(UnaryOperator<BrokerSettings> change) {
        return new SystemSettings(
                subject,
                seed,
                directory,
                root,
                version,
                change.apply(broker),
                cluster,
                partitions,
                parallelism,
                recordsPerSecond);
    }

    /** With another number of parallel subtasks of the job. */
    public SystemSettings parallelism(int other) {
        return new SystemSettings(
                subject, seed, directory, root, version, broker, cluster, partitions, other, recordsPerSecond);
    }

    /** With another rate of the workload. */
    public SystemSettings recordsPerSecond(int other) {
        return new SystemSettings(
                subject, seed, directory, root, version, broker, cluster, partitions, parallelism, other);
    }

    /** With another job, or another workload for it. */
    public SystemSettings subject(Subject other) {
        return new SystemSettings(
                other, seed, directory, root, version, broker, cluster, partitions, parallelism, recordsPerSecond);
    }

    /** With a workload of the same job whose results can be foretold whatever is read when. */
    public SystemSettings calmed() {
        return subject(subject.calmed());
    }

    public Path jobJar() {
        return root.resolve(subject.module())
                .resolve("target")
                .resolve(subject.module() + "-" + version + "-job.jar")
                .toAbsolutePath()
                .normalize();
    }
}
