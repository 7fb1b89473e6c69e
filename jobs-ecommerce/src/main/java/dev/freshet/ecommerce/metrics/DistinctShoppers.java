/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.ecommerce.metrics;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.datasketches.hash.MurmurHash3;
import org.apache.datasketches.hll.HllSketch;
import org.apache.datasketches.hll.TgtHllType;
import org.apache.datasketches.hll.Union;

/**
 * How many different shoppers there were, by a HyperLogLog sketch (HLL_8, 4,096 registers).
 *
 * <p>One standard error is {@value #STANDARD_ERROR} of the true count (1.039 / √4096); up to some 380 shoppers the sketch
 * still lists hashes, and the count is practically exact. At 4 bytes a shopper such a list is shorter than the hashes
 * themselves would be; a full sketch takes 4 KB. The estimate depends on the set alone, not on the order or on how it was
 * divided: it is the composite one, because the sketch's usual estimator remembers the order of arrival.
 *
 * @param sketch compact form of the sketch; empty for nobody
 */
public record DistinctShoppers(byte[] sketch) {

    static final double STANDARD_ERROR = 0.0163;
    static final DistinctShoppers NOBODY = new DistinctShoppers(new byte[0]);

    private static final int LOG2_REGISTERS = 12;
    private static final long SEED = 9001;

    /** 64 bits that stand for a shopper; made once per event, however many sketches it goes to. */
    static long hash(String shopper) {
        return shopper.isEmpty() ? 0 : MurmurHash3.hash(shopper.getBytes(StandardCharsets.UTF_8), SEED)[0];
    }

    static HllSketch emptySketch() {
        return new HllSketch(LOG2_REGISTERS, TgtHllType.HLL_8);
    }

    static DistinctShoppers of(HllSketch sketch) {
        return new DistinctShoppers(sketch.toCompactByteArray());
    }

    DistinctShoppers union(DistinctShoppers other) {
        if (other.sketch.length == 0) {
            return this;
        }
        if (sketch.length == 0) {
            return other;
        }
        Union union = new Union(LOG2_REGISTERS);
        union.update(HllSketch.heapify(sketch));
        union.update(HllSketch.heapify(other.sketch));
        return of(union.getResult(TgtHllType.HLL_8));
    }

    /** Rounded to the nearest whole shopper. */
    long estimate() {
        return sketch.length == 0 ? 0 : Math.round(HllSketch.heapify(sketch).getCompositeEstimate());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DistinctShoppers that && Arrays.equals(sketch, that.sketch);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(sketch);
    }
}
