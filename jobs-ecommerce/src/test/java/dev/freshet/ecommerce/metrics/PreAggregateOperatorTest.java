/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.metrics;

import static dev.freshet.ecommerce.metrics.ShopStory.item;
import static dev.freshet.ecommerce.metrics.ShopStory.view;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.ecommerce.ShopperEvent;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PreAggregateOperatorTest {

    private static final int LIMIT = 7;

    private OneInputStreamOperatorTestHarness<ShopperEvent, Contribution> operator;

    @BeforeEach
    void open() throws Exception {
        operator = opened(LIMIT);
    }

    @AfterEach
    void close() throws Exception {
        operator.close();
    }

    @Test
    void addsUpPerSubjectAndMinuteAndSendsBeforeTheWatermark() throws Exception {
        happens(view("anna", "10:00:01", item("kettle", "kitchen")));
        happens(view("bert", "10:00:02", item("kettle", "kitchen")));
        happens(view("bert", "10:01:00", item("kettle", "kitchen")));
        assertThat(operator.getOutput()).isEmpty();

        operator.processWatermark(5);

        assertThat(contributions())
                .extracting(contribution -> contribution.subject().id()
                        + " " + Instant.ofEpochMilli(contribution.minute())
                        + " " + contribution.activity().views())
                .containsExactly(
                        "shop 2010-12-01T10:00:00Z 2",
                        "kettle 2010-12-01T10:00:00Z 2",
                        "kitchen 2010-12-01T10:00:00Z 2",
                        "shop 2010-12-01T10:01:00Z 1",
                        "kettle 2010-12-01T10:01:00Z 1",
                        "kitchen 2010-12-01T10:01:00Z 1");
        assertThat(new ArrayList<>(operator.getOutput())).last().isEqualTo(new Watermark(5));
    }

    @Test
    void sendsBeforeACheckpointAndAtTheEnd() throws Exception {
        happens(view("anna", "10:00:01", item("kettle", "kitchen")));
        operator.prepareSnapshotPreBarrier(1);
        assertThat(contributions()).hasSize(3);

        happens(view("anna", "10:00:01", item("kettle", "kitchen")));
        operator.getOneInputOperator().finish();
        assertThat(contributions()).hasSize(6);
    }

    @Test
    void sendsWhenMoreWaitsThanTheLimit() throws Exception {
        happens(view("anna", "10:00:01", item("a", "x")));
        happens(view("anna", "10:00:01", item("b", "x"), item("c", "x")));
        assertThat(contributions()).isEmpty();

        happens(view("anna", "10:00:01", item("d", "y")));

        assertThat(contributions()).hasSize(LIMIT);
    }

    @Test
    void sendsAfterTheIntervalWhenNoWatermarkComes() throws Exception {
        happens(view("anna", "10:00:01", item("kettle", "kitchen")));
        operator.setProcessingTime(999);
        assertThat(contributions()).isEmpty();

        operator.setProcessingTime(1_000);
        assertThat(contributions()).hasSize(3);

        happens(view("anna", "10:00:01", item("kettle", "kitchen")));
        operator.setProcessingTime(2_000);
        assertThat(contributions()).hasSize(6);
    }

    @Test
    void aHotItemCostsOneRecordAFlushHoweverManyEventsItHas() throws Exception {
        operator.close();
        operator = opened(10_000);
        for (int i = 0; i < 10_000; i++) {
            String item = i % 2 == 0 ? "best-seller" : "item-" + i % 100;
            happens(view("shopper-" + i % 3_000, "10:00:01", item(item, "kitchen")));
        }

        operator.processWatermark(5);

        List<Contribution> sent = contributions();
        assertThat(sent).hasSize(1 + 1 + 1 + 50);
        assertThat(sent)
                .filteredOn(contribution -> contribution.subject().id().equals("best-seller"))
                .singleElement()
                .extracting(contribution -> contribution.activity().views())
                .isEqualTo(5_000L);
    }

    private static OneInputStreamOperatorTestHarness<ShopperEvent, Contribution> opened(int limit) throws Exception {
        ZoneId utc = ZoneId.of("UTC");
        MetricsSettings settings = new MetricsSettings(
                utc, Duration.ofHours(1), Duration.ZERO, BigDecimal.valueOf(20), Duration.ofSeconds(1), limit);
        OneInputStreamOperatorTestHarness<ShopperEvent, Contribution> harness = new OneInputStreamOperatorTestHarness<>(
                new PreAggregateOperator<>(new ShopperActivity(new ShopCalendar(utc)), settings));
        harness.open();
        return harness;
    }

    private void happens(ShopperEvent event) throws Exception {
        operator.processElement(
                new StreamRecord<>(event, event.event().eventTime().toEpochMilli()));
    }

    private List<Contribution> contributions() {
        return operator.extractOutputValues();
    }
}
