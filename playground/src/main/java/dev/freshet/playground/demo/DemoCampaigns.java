/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.demo;

import dev.freshet.common.codec.RefusedException;
import dev.freshet.common.kafka.KafkaSettings;
import dev.freshet.ecommerce.EcommerceTopics;
import dev.freshet.ecommerce.campaign.Campaign;
import dev.freshet.playground.generate.GeneratedRecord;
import dev.freshet.playground.generate.TrafficProducer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What the shop of the demonstration offers: one campaign for each trigger, with waits for somebody who is watching. They are lines
 * of a file that a replay takes as well.
 */
public final class DemoCampaigns {

    private static final String FILE = "/demo/ecommerce.campaigns.v1.ndjson";

    private DemoCampaigns() {}

    /** The documents, one JSON object each. */
    public static List<String> lines() throws IOException {
        try (InputStream file = Objects.requireNonNull(DemoCampaigns.class.getResourceAsStream(FILE), "no " + FILE)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }

    /** Puts them on their topic, each under its id, and waits until Kafka has them. */
    static List<Campaign> publish(KafkaSettings kafka, InstantSource clock)
            throws IOException, RefusedException, InterruptedException {
        List<Campaign> campaigns = new ArrayList<>();
        try (TrafficProducer producer = TrafficProducer.to(kafka, clock)) {
            for (String line : lines()) {
                byte[] document = line.getBytes(StandardCharsets.UTF_8);
                Campaign campaign = EcommerceTopics.CAMPAIGNS.codec().decode(document);
                producer.send(new GeneratedRecord(
                        EcommerceTopics.CAMPAIGNS.name(), campaign.campaignId(), document, clock.instant(), null));
                campaigns.add(campaign);
            }
            producer.finish();
        }
        return campaigns;
    }
}
