/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.freshet.ecommerce.EcommerceTopics;
import dev.freshet.systemtests.check.SystemSettings;
import dev.freshet.systemtests.check.SystemUnderTest;
import dev.freshet.systemtests.ecommerce.EcommerceSubject;
import dev.freshet.systemtests.ecommerce.OneTimeLedger;
import dev.freshet.systemtests.ecommerce.OneTimePurchases;
import dev.freshet.systemtests.kafka.BulkProducer;
import dev.freshet.systemtests.kafka.CommittedTopics;
import dev.freshet.systemtests.kafka.TopicAdmin;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Fault 16: 300,000 purchases, each by a shopper and in a transaction that never comes again: over half a million keys. What the job holds is bounded by how
 * long it remembers, not by how many there have been.
 *
 * <p>Two days are compared at their ends, when each key of a day but those of the last hours has been forgotten, and the items of
 * the whole day are about to be. What never was forgotten would be there twice the second time; the moment of RocksDB's last
 * compaction makes a difference of some per cent. Whether a silent job's checkpoint becomes small says less: without new records
 * RocksDB has no cause to compact.
 */
@Tag("alone")
class ManyKeysIT {

    private static final int PURCHASES_A_DAY = 150_000;
    private static final int DAYS = 2;
    private static final double SOME_PER_CENT = 1.2;

    /** All that is remembered of a key is over within a day, and its items an hour after it. */
    private static final String[] SHORT_MEMORY = {
        "orders.memory=2 h",
        "orders.refund-wait=1 h",
        "identity.memory=2 h",
        "funnel.within=2 h",
        "campaigns.cart-memory=2 h",
        "campaigns.spend-memory=2 h",
        "source.reference-idle-timeout=1 s"
    };

    private static final List<String> OUTPUTS = List.of(
            EcommerceTopics.ORDERS.name(),
            EcommerceTopics.PRODUCT_METRICS.name(),
            EcommerceTopics.EVENTS.lateName(),
            EcommerceTopics.EVENTS.deadLetterName());

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final long MEGABYTE = 1_048_576;

    @Test
    @Tag("full")
    void areForgottenInTime() throws Exception {
        SystemSettings settings = Systems.settings("many-keys", Systems.seed())
                .subject(new EcommerceSubject())
                .cluster(cluster -> cluster.withTaskManagers(2));
        OneTimePurchases purchases = OneTimePurchases.endingBefore(Instant.now(), PURCHASES_A_DAY);
        OneTimeLedger ledger = new OneTimeLedger(purchases, DAYS);
        try (SystemUnderTest system = SystemUnderTest.prepare(settings);
                CommittedTopics committed = new CommittedTopics(system.broker().bootstrapServers(), OUTPUTS)) {
            system.submit(system.submission().set(SHORT_MEMORY));
            Holding first = afterDay(0, purchases, system);
            committed.readOn(ledger::add);
            Holding second = afterDay(1, purchases, system);
            Systems.tell("16 checkpoint, memory at 0.15, 0.3 m purchases", first + ", " + second);
            second.assertNoMoreThan(first);

            system.send(purchases.closing(DAYS, settings.partitions()));
            await().atMost(PATIENCE).until(() -> {
                committed.readOn(ledger::add);
                return ledger.verdict().isExact();
            });
            assertThat(system.job().restores()).as("restarts").isZero();
            Systems.assertExact("16 many keys", DAYS * PURCHASES_A_DAY, List.of(), ledger.verdict());
        }
    }

    private static Holding afterDay(int day, OneTimePurchases purchases, SystemUnderTest system) {
        BulkProducer.send(system.broker().bootstrapServers(), purchases.eventsOfDay(day));
        TopicAdmin.of(system.broker()).awaitRead(EcommerceTopics.EVENTS.name(), "ecommerce", PATIENCE);
        system.job().awaitCheckpoints(1);
        return new Holding(system.job().stateBytes(), TaskManagerMemory.of(system.cluster()));
    }

    /** What a job holds at one moment. */
    private record Holding(long stateBytes, TaskManagerMemory memory) {

        void assertNoMoreThan(Holding early) {
            assertThat((double) stateBytes).as("state").isLessThan(early.stateBytes * SOME_PER_CENT);
            memory.assertFlatSince(early.memory);
        }

        @Override
        public String toString() {
            return stateBytes / MEGABYTE + " MB, " + memory.residentMegabytes() + " MB";
        }
    }
}
