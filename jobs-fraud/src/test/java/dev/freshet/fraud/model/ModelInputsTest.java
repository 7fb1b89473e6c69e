/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.fraud.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.fraud.Payment;
import dev.freshet.fraud.Transaction;
import dev.freshet.fraud.TransactionType;
import dev.freshet.fraud.feature.FeatureNames;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelInputsTest {

    private final Map<String, BigDecimal> features = new HashMap<>();

    @Test
    void knowsNothingButTheTransactionWhereThereAreNoFeatures() {
        Transaction sixteen = Payment.of("t1", "16").transaction();

        assertThat(ModelInputs.figures(sixteen, features))
                .startsWith(4.0, 0.0, 0.0)
                .hasSize(ModelInputs.ALL.size())
                .endsWith(Double.NaN);
        assertThat(figure("amount_ratio_to_few")).isNaN();
    }

    /** 2026-03-02 is a Monday. */
    @ParameterizedTest
    @CsvSource({
        "2026-03-02T05:59:59Z, 1, 0",
        "2026-03-02T06:00:00Z, 0, 0",
        "2026-02-27T23:59:59Z, 0, 0",
        "2026-02-28T00:00:00Z, 1, 1",
        "2026-03-01T23:59:59Z, 0, 1",
        "2026-03-02T00:00:00Z, 1, 0"
    })
    void tellsNightsAndWeekends(String time, double night, double weekend) {
        Transaction transaction = Payment.of("t1").at(time).transaction();

        assertThat(ModelInputs.figures(transaction, features).subList(1, 3)).containsExactly(night, weekend);
    }

    /** 40 over the average of the others, which is 10. */
    @Test
    void comparesAnAmountWithTheOthersOfTheAccount() {
        known("count_30d", "6");
        known("avg_30d", "15");

        assertThat(figure("amount_ratio_to_many")).isEqualTo(2);
        assertThat(figure("amount_ratio_to_few")).isNaN();
    }

    @Test
    void tellsFewOthersFromEnough() {
        known("count_30d", "5");
        known("avg_30d", "16");

        assertThat(figure("amount_ratio_to_many")).isNaN();
        assertThat(figure("amount_ratio_to_few")).isEqualTo(2);
    }

    @Test
    void comparesARefundWithAllThatWasSpent() {
        known("count_30d", "5");
        known("avg_30d", "10");
        Transaction refund = Payment.of("t1", "40").type(TransactionType.REFUND).transaction();

        assertThat(figure(refund, "amount_ratio_to_many")).isEqualTo(2);
    }

    @Test
    void looksAtFeaturesThatThereAre() {
        Set<String> asked = new HashSet<>();
        Map<String, BigDecimal> asking = new HashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            public BigDecimal get(Object name) {
                asked.add((String) name);
                return BigDecimal.TEN;
            }
        };

        assertThat(ModelInputs.figures(Payment.of("t1").transaction(), asking)).containsOnlyOnce(Double.NaN);

        assertThat(FeatureNames.all()).containsAll(asked);
    }

    @Test
    void risesPieceByPiece() {
        int from = ModelColumns.NAMES.indexOf("amount_unknown");
        double[] row =
                ModelColumns.of(ModelInputs.figures(Payment.of("t1", "40").transaction(), features));

        assertThat(Arrays.copyOfRange(row, from, from + 7))
                .startsWith(0, 1, 1, 1, 1)
                .endsWith(0);
        assertThat(row[from + 5]).isBetween(0.6, 0.7);
        assertThat(row[ModelColumns.CONSTANT]).isOne();
    }

    @Test
    void marksWhatIsNotKnown() {
        double[] row = ModelColumns.of(ModelInputs.figures(Payment.of("t1").transaction(), features));

        int unknown = ModelColumns.NAMES.indexOf("fraud_share_30d_unknown");
        assertThat(Arrays.copyOfRange(row, unknown, row.length)).startsWith(1).containsOnlyOnce(1);
        assertThat(row).hasSameSizeAs(ModelColumns.NAMES).doesNotContain(Double.NaN);
    }

    private void known(String name, String figure) {
        features.put(name, new BigDecimal(figure));
    }

    private double figure(String input) {
        return figure(Payment.of("t1", "40").transaction(), input);
    }

    private double figure(Transaction transaction, String input) {
        List<String> names = ModelInputs.ALL.stream().map(ModelInput::name).toList();
        return ModelInputs.figures(transaction, features).get(names.indexOf(input));
    }
}
