/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.cli;

import dev.freshet.common.launch.JobDefinition;
import dev.freshet.ecommerce.EcommerceJob;
import dev.freshet.fraud.FraudJob;
import java.util.List;

/** The jobs of the suite, in the order in which they are listed. */
public final class Jobs {

    public static final List<JobDefinition> ALL = List.of(EcommerceJob.DEFINITION, FraudJob.DEFINITION);

    private Jobs() {}

    /** The job of that name; fails with the names that there are. */
    public static JobDefinition named(String name) {
        return ALL.stream()
                .filter(job -> job.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new CommandFailure("There is no job '" + name + "', only " + names()));
    }

    private static String names() {
        return String.join(", ", ALL.stream().map(JobDefinition::name).toList());
    }
}
