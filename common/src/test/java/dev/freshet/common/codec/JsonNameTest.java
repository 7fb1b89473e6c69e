/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.common.contract.JsonName;
import org.junit.jupiter.api.Test;

class JsonNameTest {

    public record Row(long revision, @JsonName("final") boolean isFinal) {}

    @Test
    void aComponentIsReadAndWrittenByTheNameItIsGiven() throws RefusedException {
        RecordCodec<Row> codec = RecordCodec.of(Row.class, JsonLimits.DEFAULT);

        byte[] json = codec.encode(new Row(2, true));
        Row read = codec.decode(json);

        assertThat(new String(json, UTF_8)).isEqualTo("{\"revision\":2,\"final\":true}");
        assertThat(read).isEqualTo(new Row(2, true));
    }
}
