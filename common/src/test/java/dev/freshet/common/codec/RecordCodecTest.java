/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.common.codec.Sale.Buyer;
import dev.freshet.common.codec.Sale.Channel;
import dev.freshet.common.codec.Sale.Line;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;

class RecordCodecTest {

    private static final Sale FULL = new Sale(
            "e-1",
            Instant.parse("2026-03-01T10:00:00.25Z"),
            Channel.CALL_CENTRE,
            "EUR",
            "SPRING \"26\" € 𝄞\n",
            9_007_199_254_740_993L,
            -7,
            true,
            0.1,
            -2.5e-7,
            false,
            42L,
            3,
            new Buyer("Ada", Instant.parse("2001-01-01T00:00:00Z")),
            List.of(
                    new Line("a", new BigDecimal("12.5"), 2, new BigDecimal("-0.000000000000000001")),
                    new Line("b", new BigDecimal("999999999999999999"), 1000, null)),
            Map.of("b", "2", "a", "1"));

    private static final String FULL_JSON = """
            {"event_id":"e-1","event_time":"2026-03-01T10:00:00.25Z","channel":"call_centre","currency":"EUR",\
            "coupon":"SPRING \\"26\\" € 𝄞\\n","sequence":9007199254740993,"attempt":-7,"test":true,"score":0.1,\
            "weight":-2.5E-7,"gift":false,"shop_id":42,"rank":3,\
            "buyer":{"name":"Ada","since":"2001-01-01T00:00:00Z"},\
            "lines":[{"item_id":"a","price":12.5,"quantity":2,"discount":-0.000000000000000001},\
            {"item_id":"b","price":999999999999999999,"quantity":1000}],"labels":{"a":"1","b":"2"}}""";

    private final RecordCodec<Sale> codec = RecordCodec.of(Sale.class, JsonLimits.DEFAULT);

    @Test
    void writesEveryTypeInItsForm() {
        byte[] json = codec.encode(FULL);

        assertThat(new String(json, UTF_8)).isEqualTo(FULL_JSON);
    }

    @Test
    void readsWhatItWrites() throws RefusedException {
        Sale read = codec.decode(FULL_JSON.getBytes(UTF_8));

        assertThat(read).isEqualTo(FULL);
    }

    @Test
    void survivesSerialization() throws Exception {
        RecordCodec<Sale> copy = InstantiationUtil.clone(codec);

        assertThat(copy.decode(copy.encode(FULL))).isEqualTo(FULL);
    }
}
