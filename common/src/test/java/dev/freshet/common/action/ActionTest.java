/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.common.action;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.common.codec.JsonSchema;
import dev.freshet.common.contract.Topic;
import dev.freshet.testkit.pin.PojoTypes;
import dev.freshet.testkit.schema.SchemaCheck;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ActionTest {

    private static final Topic<Action> TOPIC = Action.topic("test.actions.v1");

    @Test
    void isWrittenAsItsSchemaSaysAndReadBack() throws Exception {
        byte[] json = TOPIC.codec().encode(action(false, false, false));

        assertThat(new String(json, UTF_8)).isEqualTo("""
                {"action_id":"a-1","rule_id":"spring","rule_version":3,"type":"percent","target":"anna",\
                "reason":"the cart is left","subjects":["mug"],"figures":{"percent":5},"currency":"EUR","dry_run":false,\
                "shadow":false,"holdout":false,"decided_at":"2026-03-02T10:00:00Z","expires_at":"2026-04-01T00:00:00Z"}""");
        assertThat(new SchemaCheck(JsonSchema.of(TOPIC)).problems(json)).isEmpty();
        assertThat(TOPIC.codec().decode(json)).isEqualTo(action(false, false, false));
    }

    @Test
    void isToBeDoneUnlessItIsMarked() {
        assertThat(action(false, false, false).isToBeDone()).isTrue();
        assertThat(action(true, false, false).isToBeDone()).isFalse();
        assertThat(action(false, true, false).isToBeDone()).isFalse();
        assertThat(action(false, false, true).isToBeDone()).isFalse();
    }

    @Test
    void isKeyedByItsTarget() {
        assertThat(TOPIC.keyOf(action(false, false, false))).isEqualTo("anna");
        PojoTypes.assertPojo(Action.class);
    }

    private static Action action(boolean dryRun, boolean shadow, boolean holdout) {
        return new Action(
                "a-1",
                "spring",
                3,
                "percent",
                "anna",
                "the cart is left",
                List.of("mug"),
                Map.of("percent", new BigDecimal("5")),
                "EUR",
                dryRun,
                shadow,
                holdout,
                Instant.parse("2026-03-02T10:00:00Z"),
                Instant.parse("2026-04-01T00:00:00Z"));
    }
}
