/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.testkit.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshet.testkit.harness.StateStore;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class PipelineRunTest {

    private static final Instant NOON = Instant.parse("2024-05-01T12:00:00Z");

    private static final MiniClusterFixture CLUSTER = MiniClusterFixture.shared();

    @ParameterizedTest
    @MethodSource("dev.freshet.testkit.cluster.RunSettings#all")
    void firesTimersAtTheScriptedWatermarksAndAtTheEnd(RunSettings settings) throws Exception {
        Script<Sale> script = Script.<Sale>empty()
                .record(sale("tea", "1.10", 0), NOON)
                .watermark(NOON)
                .record(sale("tea", "2.20", 5), NOON.plusSeconds(5))
                .record(sale("cup", "3.00", 5), NOON.plusSeconds(5));

        PipelineRun run = CLUSTER.run(settings);
        Collected<String> totals = run.collect("totals", totals(run, script, "total"));
        run.execute();

        assertThat(totals.values()).containsExactlyInAnyOrder("tea 1.10", "tea 3.30", "cup 3.00");
    }

    @Test
    void keepsTheOrderOfAListOfRecords() throws Exception {
        List<Sale> sales = List.of(sale("b", "1", 3), sale("a", "2", 1), sale("c", "3", 2));

        PipelineRun run = CLUSTER.run(RunSettings.DEFAULT.withParallelism(1));
        Collected<Sale> out = run.collect("out", run.input("sales", Sale.class, Script.of(sales, Sale::at)));
        run.execute();

        assertThat(out.values()).containsExactlyElementsOf(sales);
    }

    @Test
    void lagsTheWatermarkBehindArrivingRecords() throws Exception {
        List<Sale> sales = List.of(sale("tea", "1.00", 0), sale("tea", "2.00", 5), sale("tea", "4.00", 20));

        PipelineRun run = CLUSTER.run(RunSettings.DEFAULT);
        Script<Sale> script = Script.arriving(sales, Sale::at, Duration.ofSeconds(10));
        Collected<String> totals = run.collect("totals", totals(run, script, "total"));
        run.execute();

        assertThat(totals.values()).containsExactly("tea 7.00", "tea 7.00", "tea 7.00");
    }

    @Test
    void beginsAnInputWhenTheOneBeforeItHasBeenPlayed() throws Exception {
        PipelineRun run = CLUSTER.run(RunSettings.DEFAULT);
        Script<Sale> evening = Script.<Sale>empty().record(sale("cup", "3", 2), NOON);
        Script<Sale> morning = Script.<Sale>empty().record(sale("tea", "1", 1), NOON);
        Collected<Sale> sold = run.collect(
                "sold",
                run.input("evening", Sale.class, evening.after("morning"))
                        .union(run.input("morning", Sale.class, morning)));
        run.execute();

        assertThat(sold.values()).extracting(Sale::item).containsExactlyInAnyOrder("tea", "cup");
    }

    @ParameterizedTest
    @EnumSource
    void restoresAStoppedJobFromOneFile(StateStore store, @TempDir Path directory) throws Exception {
        Path file = directory.resolve("savepoints").resolve("total");
        Script<Sale> first =
                Script.<Sale>empty().record(sale("tea", "1.10", 0), NOON).hold();
        PipelineRun stopped = CLUSTER.run(RunSettings.DEFAULT);
        stopped.collect("totals", totals(stopped, first, "total"));
        stopped.executeAndSave(file);

        Script<Sale> second = Script.<Sale>empty().record(sale("tea", "2.20", 5), NOON.plusSeconds(5));
        PipelineRun restored = CLUSTER.restore(file, RunSettings.DEFAULT.withStore(store));
        Collected<String> totals = restored.collect("totals", totals(restored, second, "total"));
        restored.execute();

        assertThat(totals.values()).containsExactlyInAnyOrder("tea 3.30", "tea 3.30");
    }

    @Test
    void refusesASavepointOfAnOperatorThatIsGone(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("total");
        Script<Sale> script = Script.<Sale>empty().record(sale("tea", "1.10", 0), NOON);
        PipelineRun stopped = CLUSTER.run(RunSettings.DEFAULT);
        stopped.collect("totals", totals(stopped, script.hold(), "total"));
        stopped.executeAndSave(file);

        PipelineRun renamed = CLUSTER.restore(file, RunSettings.DEFAULT);
        renamed.collect("totals", totals(renamed, script, "renamed"));

        assertThatThrownBy(renamed::execute).rootCause().hasMessageContaining("Cannot map checkpoint/savepoint state");
    }

    @Test
    void saysThatAScriptHasToHoldForASavepoint(@TempDir Path directory) {
        PipelineRun run = CLUSTER.run(RunSettings.DEFAULT);
        run.collect("totals", totals(run, Script.<Sale>empty(), "total"));

        assertThatThrownBy(() -> run.executeAndSave(directory.resolve("never")))
                .hasMessage("the job could end before its savepoint: one script has to hold()");
    }

    @Test
    void rethrowsWhatMadeAJobFailBeforeItsSavepoint(@TempDir Path directory) {
        Script<Sale> script = Script.<Sale>empty().record(sale("tea", "1.10", 0), NOON);
        PipelineRun run = CLUSTER.run(RunSettings.DEFAULT);
        DataStream<Sale> refusing = run.input("sales", Sale.class, script.hold())
                .map(PipelineRunTest::refuse)
                .uid("refusing");
        run.collect("out", refusing);

        assertThatThrownBy(() -> run.executeAndSave(directory.resolve("never")))
                .rootCause()
                .hasMessage("no sale of tea");
    }

    @Test
    void refusesAnOperatorWithoutUid() {
        PipelineRun run = CLUSTER.run(RunSettings.DEFAULT);
        run.collect("out", run.input("sales", Sale.class, Script.empty()).filter(sale -> true));

        assertThatThrownBy(run::execute).hasMessageContaining("Auto generated UIDs have been disabled");
    }

    @Test
    void refusesATypeThatFallsToKryo() {
        PipelineRun run = CLUSTER.run(RunSettings.DEFAULT);

        assertThatThrownBy(() -> run.input("maybe", Optional.class, Script.empty()))
                .hasMessageContaining("Generic types have been disabled");
    }

    private static Sale refuse(Sale sale) {
        throw new IllegalArgumentException("no sale of " + sale.item());
    }

    private static DataStream<String> totals(PipelineRun run, Script<Sale> script, String uid) {
        return run.input("sales", Sale.class, script)
                .keyBy(Sale::item)
                .process(new Total())
                .name(uid)
                .uid(uid);
    }

    private static Sale sale(String item, String amount, int seconds) {
        return new Sale(item, new BigDecimal(amount), NOON.plusSeconds(seconds));
    }
}
