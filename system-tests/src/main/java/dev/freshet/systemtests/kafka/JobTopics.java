/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests.kafka;

import dev.freshet.common.launch.JobDefinition;
import dev.freshet.common.preflight.RequiredTopic;
import dev.freshet.common.preflight.RequiredTopic.Keeps;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** The topics that a job needs, as an operator would make them beforehand. */
public final class JobTopics {

    private JobTopics() {}

    public static void create(String bootstrapServers, JobDefinition job, int partitions) {
        List<NewTopic> topics = required(job).stream()
                .map(topic -> new NewTopic(topic.name(), partitions, (short) 1)
                        .configs(
                                Map.of("cleanup.policy", topic.keeps() == Keeps.NEWEST_PER_KEY ? "compact" : "delete")))
                .toList();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(topics).all().get();
        } catch (ExecutionException refused) {
            throw new IllegalStateException(refused.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** The names of all that the job writes: results, and what goes with them and with its inputs. */
    public static List<String> written(JobDefinition job) {
        return required(job).stream()
                .filter(RequiredTopic::written)
                .map(RequiredTopic::name)
                .toList();
    }

    private static List<RequiredTopic> required(JobDefinition job) {
        List<RequiredTopic> required = new ArrayList<>();
        job.inputs().forEach(topic -> required.addAll(RequiredTopic.besideInput(topic)));
        job.outputs().forEach(topic -> required.addAll(RequiredTopic.besideOutput(topic)));
        required.add(RequiredTopic.plain(job.statusTopic()));
        return required;
    }
}
