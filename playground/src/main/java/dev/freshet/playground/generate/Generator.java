/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.generate;

import dev.freshet.ecommerce.EcommerceTopics;
import dev.freshet.fraud.FraudTopics;
import dev.freshet.playground.cli.CommandFailure;
import dev.freshet.playground.generate.bank.BankControls;
import dev.freshet.playground.generate.bank.BankTraffic;
import dev.freshet.playground.generate.shop.ShopCampaigns;
import dev.freshet.playground.generate.shop.ShopTraffic;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/**
 * Synthetic input for one job.
 *
 * @param mainTopic the topic whose records are counted and paced
 * @param topics all topics of its traffic, the main one first
 * @param usualRate records of the main topic per second of event time in files, where nobody says otherwise
 * @param opening begins the traffic
 * @param controls documents for the job's control topics, sent at a time
 */
public record Generator(
        String job,
        String mainTopic,
        List<String> topics,
        double usualRate,
        Function<TrafficSettings, Traffic> opening,
        Function<Instant, List<GeneratedRecord>> controls) {

    private static final List<Generator> ALL = List.of(
            new Generator(
                    "ecommerce",
                    EcommerceTopics.EVENTS.name(),
                    List.of(
                            EcommerceTopics.EVENTS.name(),
                            EcommerceTopics.CATALOG.name(),
                            EcommerceTopics.INVENTORY.name()),
                    20,
                    ShopTraffic::open,
                    ShopCampaigns::sentAt),
            new Generator(
                    "fraud",
                    FraudTopics.TRANSACTIONS.name(),
                    List.of(FraudTopics.TRANSACTIONS.name(), FraudTopics.LOGINS.name(), FraudTopics.LABELS.name()),
                    0.005,
                    BankTraffic::open,
                    BankControls::sentAt));

    public static Generator of(String job) {
        return ALL.stream()
                .filter(generator -> generator.job.equals(job))
                .findFirst()
                .orElseThrow(() -> new CommandFailure("There is no generator for '" + job + "', only for " + jobs()));
    }

    public Traffic open(TrafficSettings settings) {
        return opening.apply(settings);
    }

    public List<GeneratedRecord> controlsAt(Instant time) {
        return controls.apply(time);
    }

    private static String jobs() {
        return String.join(", ", ALL.stream().map(Generator::job).toList());
    }
}
