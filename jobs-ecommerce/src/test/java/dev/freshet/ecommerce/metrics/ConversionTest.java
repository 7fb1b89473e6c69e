/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class ConversionTest {

    private static final BigDecimal ALPHA = BigDecimal.valueOf(20);

    @Test
    void theRateIsTheQuotientToSixPlacesHalfToEven() {
        assertThat(Conversion.of(1, 4).rate()).isEqualTo(new BigDecimal("0.25"));
        assertThat(Conversion.of(2, 3).rate()).isEqualTo(new BigDecimal("0.666667"));
        assertThat(Conversion.of(3, 2).rate()).isEqualTo(new BigDecimal("1.5"));
        assertThat(Conversion.of(0, 5).rate()).isEqualTo(BigDecimal.ZERO);
        assertThat(Conversion.of(1, 128_000_000).rate()).isEqualTo(BigDecimal.ZERO);
        assertThat(Conversion.of(1, 2_000_000).rate()).isEqualTo(BigDecimal.ZERO);
        assertThat(Conversion.of(3, 2_000_000).rate()).isEqualTo(new BigDecimal("0.000002"));
    }

    @Test
    void withoutADenominatorThereIsNoRate() {
        assertThat(Conversion.of(3, 0).rate()).isNull();
    }

    @Test
    void smoothingPullsSmallCountsTowardsTheParent() {
        Conversion parent = Conversion.of(10, 100);

        assertThat(Conversion.of(1, 1).smoothed(parent, ALPHA).smoothedRate()).isEqualTo(new BigDecimal("0.142857"));
        assertThat(Conversion.of(0, 0).smoothed(parent, ALPHA).smoothedRate()).isEqualTo(new BigDecimal("0.1"));
        assertThat(Conversion.of(500, 1_000).smoothed(parent, ALPHA).smoothedRate())
                .isEqualTo(new BigDecimal("0.492157"));
    }

    @Test
    void aThingThatIsItsOwnParentKeepsItsRate() {
        Conversion shop = Conversion.of(1, 3);

        assertThat(shop.smoothed(shop, ALPHA).smoothedRate()).isEqualTo(shop.rate());
    }

    @Test
    void withoutAParentsRateThereIsNoSmoothedOne() {
        assertThat(Conversion.of(1, 2).smoothed(Conversion.of(0, 0), ALPHA).smoothedRate())
                .isNull();
    }

    @Test
    void withoutSmoothingItIsTheRate() {
        Conversion parent = Conversion.of(10, 100);

        assertThat(Conversion.of(1, 2).smoothed(parent, BigDecimal.ZERO).smoothedRate())
                .isEqualTo(new BigDecimal("0.5"));
        assertThat(Conversion.of(0, 0).smoothed(parent, BigDecimal.ZERO).smoothedRate())
                .isNull();
    }
}
