/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.retail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.JsonNode;
import dev.freshet.playground.retail.RetailTotals.ItemDay;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A month of a real shop through {@code ./freshet replay ecommerce}, against a plain batch computation. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RetailReplayIT {

    private static final Logger LOG = LoggerFactory.getLogger(RetailReplayIT.class);
    private static final String NO_DATA = "no data folder: set FRESHET_DATA to the one that holds online-retail/*.csv";
    private static final long SEED = Long.getLong("freshet.seed", 20_101_201L);

    @TempDir
    static Path directory;

    private List<InvoiceLine> lines = List.of();
    private List<String> events = List.of();
    private RetailReplay first = RetailReplay.NONE;

    @BeforeAll
    void replayTheMonth() throws Exception {
        List<Path> files = OnlineRetail.files(System.getenv("FRESHET_DATA"));
        if (!files.isEmpty()) {
            LOG.info("Seed {}", SEED);
            lines = OnlineRetail.lines(files);
            events = OnlineRetail.events(lines);
            first = replay("first", events);
        } else {
            LOG.warn("Nothing is compared: {}", NO_DATA);
        }
    }

    /** Before each test and not before all: only so do the reports list what was skipped. */
    @BeforeEach
    void needsTheMonth() {
        assumeFalse(lines.isEmpty(), NO_DATA);
    }

    /** Batch and converter leave out the same lines, so that a wrong choice would be seen in neither. */
    @Test
    void noLineIsLeftOutThatMovesMoney() {
        List<InvoiceLine> leftOut =
                lines.stream().filter(line -> !line.isSaleOrReturn()).toList();

        assertThat(leftOut).isNotEmpty().allSatisfy(line -> assertThat(line.amount())
                .isZero());
    }

    @Test
    void moneyPerItemAndDayEqualsTheBatchToThePenny() {
        Map<ItemDay, RetailTotals> batch = RetailTotals.by(line -> new ItemDay(line.item(), line.day()), lines);

        assertThat(first.itemDays()).isEqualTo(batch);
    }

    @Test
    void moneyPerItemPerDayAndInTotalEqualsTheBatchToThePenny() {
        assertThat(first.items()).isEqualTo(RetailTotals.by(InvoiceLine::item, lines));
        assertThat(first.days()).isEqualTo(RetailTotals.by(InvoiceLine::day, lines));
        assertThat(first.total())
                .isEqualTo(RetailTotals.by(line -> "all", lines).get("all"));
    }

    @Test
    void everyInvoiceIsOneOrderRow() {
        assertThat(first.orderRows()).hasSize(events.size());
        assertThat(first.orderTotal()).isEqualTo(first.total());
        assertThat(first.rejected()).isZero();
        assertThat(first.late()).isZero();
    }

    @Test
    void whatIsBoughtTogetherEqualsTheBatch() {
        BatchPairs batch = BatchPairs.of(events);
        Map<String, List<BatchPairs.Pair>> expected = batch.lists();

        assertThat(first.lists().keySet()).hasSizeGreaterThan(1_000).isEqualTo(expected.keySet());
        first.lists().forEach((item, row) -> {
            assertThat(row.get("all_orders").longValue()).as(item).isEqualTo(batch.allOrders());
            assertEqualToBatch(row, Objects.requireNonNull(expected.get(item)));
        });
    }

    /** The ratios in their order; and of each item listed its own table, because among equal ratios the batch knows no order. */
    private static void assertEqualToBatch(JsonNode row, List<BatchPairs.Pair> expected) {
        JsonNode items = row.get("items");
        assertThat(items).as("%s", row).hasSize(Math.min(10, expected.size()));
        Map<String, BatchPairs.Pair> byPartner =
                expected.stream().collect(Collectors.toMap(BatchPairs.Pair::partner, pair -> pair));
        for (int place = 0; place < items.size(); place++) {
            JsonNode item = items.get(place);
            BatchPairs.Pair pair =
                    Objects.requireNonNull(byPartner.get(item.get("item_id").textValue()), row.toString());
            double ratio = item.get("log_likelihood_ratio").doubleValue();
            assertThat(ratio).as("%s", row).isCloseTo(pair.ratio(), within(2e-6));
            assertThat(ratio).as("%s", row).isCloseTo(expected.get(place).ratio(), within(2e-6));
            assertThat(List.of(row.get("orders"), item.get("orders"), item.get("orders_together")))
                    .as("%s", row)
                    .extracting(JsonNode::longValue)
                    .containsExactly(pair.orders(), pair.partnersOrders(), pair.together());
        }
    }

    @Test
    void aSecondRunGivesTheSameFinalRows() throws Exception {
        RetailReplay second = replay("second", events);

        assertSameFinalRows(second);
    }

    @Test
    void inputShuffledWithinTheLatenessWithTenPercentCopiesGivesTheSameFinalRows() throws Exception {
        SplittableRandom random = new SplittableRandom(SEED);
        List<String> shuffled = RetailMischief.shuffleWithCopies(events, random);
        assertThat(shuffled.size()).isGreaterThan(events.size() * 108 / 100);

        RetailReplay replay = replay("shuffled", shuffled);

        assertSameFinalRows(replay);
        assertThat(replay.late()).isZero();
    }

    @Test
    void corruptedLinesBecomeDeadLettersAndChangeNothingElse() throws Exception {
        SplittableRandom random = new SplittableRandom(SEED);
        List<String> corrupted = new ArrayList<>(events);
        int corruptions = 137;
        for (int i = 0; i < corruptions; i++) {
            String victim = events.get(random.nextInt(events.size()));
            corrupted.add(random.nextInt(corrupted.size() + 1), RetailMischief.corrupt(victim, i));
        }

        RetailReplay replay = replay("corrupted", corrupted);

        assertThat(replay.rejected()).isEqualTo(corruptions);
        assertSameFinalRows(replay);
    }

    private void assertSameFinalRows(RetailReplay other) {
        assertThat(other.metrics()).isEqualTo(first.metrics());
        assertThat(other.orderRows()).isEqualTo(first.orderRows());
        assertThat(other.trending()).isNotEmpty().isEqualTo(first.trending());
        assertThat(other.boughtTogether()).isEqualTo(first.boughtTogether());
    }

    private static RetailReplay replay(String name, List<String> documents) throws IOException {
        return RetailReplay.run(directory.resolve(name), documents);
    }
}
