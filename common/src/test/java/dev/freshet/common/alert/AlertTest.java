/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.alert;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.common.codec.Codec;
import dev.freshet.common.contract.Topic;
import dev.freshet.testkit.pin.PojoTypes;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AlertTest {

    private static final Instant TEN = Instant.parse("2026-03-02T10:00:00Z");
    private static final Topic<Alert> TOPIC = Alert.topic("shop.alerts.v1");

    private static final Alert FIRING = new Alert(
            Alert.id("low", TEN, "mug|berlin"),
            "low",
            3,
            Severity.WARNING,
            AlertStatus.FIRING,
            false,
            "mug|berlin",
            TEN,
            TEN.plusSeconds(60),
            "9 mugs are left.",
            new Evidence(List.of("e-2", "e-1"), Map.of("point", BigDecimal.TEN, "left", new BigDecimal("9.5"))));

    @Test
    void isReadAsItIsWritten() throws Exception {
        Codec<Alert> codec = TOPIC.codec();

        String json = new String(codec.encode(FIRING), UTF_8);

        assertThat(json).isEqualTo("""
                {"alert_id":"low|2026-03-02T10:00:00Z|mug|berlin","rule_id":"low","rule_version":3,"severity":"warning",\
                "status":"firing","shadow":false,"subject":"mug|berlin","started_at":"2026-03-02T10:00:00Z",\
                "updated_at":"2026-03-02T10:01:00Z","summary":"9 mugs are left.",\
                "evidence":{"event_ids":["e-2","e-1"],"figures":{"left":9.5,"point":10}}}""");
        assertThat(codec.decode(json.getBytes(UTF_8))).isEqualTo(FIRING);
    }

    @Test
    void staysInOrderWithAllThatIsSaidOfItsSubject() {
        assertThat(TOPIC.keyOf(FIRING)).isEqualTo("mug|berlin");
        assertThat(TOPIC.keyForm()).isEqualTo("subject");
        assertThat(TOPIC.timeOf(FIRING)).isEqualTo(TEN.plusSeconds(60));
        assertThat(TOPIC.idOf(FIRING)).isEqualTo("low|2026-03-02T10:00:00Z|mug|berlin");
    }

    @Test
    void hasAnIdOfItsOwnWhateverTheNameOfItsRule() {
        assertThat(Alert.id("a|b", TEN, "c")).isEqualTo("a%7Cb|2026-03-02T10:00:00Z|c");
        assertThat(Alert.id("a%7Cb", TEN, "c")).isEqualTo("a%257Cb|2026-03-02T10:00:00Z|c");
        assertThat(Alert.id("a", TEN, "b|c")).isEqualTo("a|2026-03-02T10:00:00Z|b|c");
    }

    @Test
    void canBeCarriedByStreams() {
        PojoTypes.assertPojo(Alert.class);
    }
}
