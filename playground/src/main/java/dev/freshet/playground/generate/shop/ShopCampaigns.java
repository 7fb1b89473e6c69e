/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.generate.shop;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.freshet.ecommerce.EcommerceTopics;
import dev.freshet.playground.generate.GeneratedRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What the shop offers: one campaign for each trigger, with waits for somebody who is watching. They are lines of a file that a
 * replay takes as well.
 */
public final class ShopCampaigns {

    private static final String FILE = "/demo/ecommerce.campaigns.v1.ndjson";
    private static final JsonMapper JSON = new JsonMapper();

    private ShopCampaigns() {}

    /** The documents, one JSON object each. */
    public static List<String> lines() throws IOException {
        try (InputStream file = Objects.requireNonNull(ShopCampaigns.class.getResourceAsStream(FILE), "no " + FILE)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }

    /** All of them, each under its id. */
    public static List<GeneratedRecord> sentAt(Instant time) {
        try {
            List<GeneratedRecord> records = new ArrayList<>();
            for (String line : lines()) {
                String id = JSON.readTree(line).required("campaign_id").asText();
                byte[] document = line.getBytes(StandardCharsets.UTF_8);
                records.add(new GeneratedRecord(EcommerceTopics.CAMPAIGNS.name(), id, document, time, null));
            }
            return records;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
