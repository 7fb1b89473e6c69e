/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce;

import dev.freshet.common.launch.JobDefinition;
import dev.freshet.common.launch.JobLaunch;
import dev.freshet.common.launch.JobStreams;

/** The e-commerce job: connects the shop's topics to {@link EcommercePipeline}. */
public final class EcommerceJob {

    public static final JobDefinition DEFINITION = new JobDefinition(
            "ecommerce",
            "what a shop's visitors view, buy and give back, and its goods, as orders, product metrics, a funnel, lists,"
                    + " stock and offers",
            EcommerceTopics.ALL,
            EcommerceOptions.ALL,
            EcommerceJob::connect);

    private EcommerceJob() {}

    public static void main(String[] args) throws Exception {
        JobLaunch.main(DEFINITION, args);
    }

    private static void connect(JobStreams streams) {
        EcommerceSettings settings = EcommerceSettings.from(streams.options(), streams.entrySettings());
        EcommercePipeline.build(EcommerceInputs.from(streams), settings).writeTo(streams);
    }
}
